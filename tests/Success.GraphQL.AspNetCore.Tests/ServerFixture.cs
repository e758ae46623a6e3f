using Success.GraphQL.TestServer;
using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests;

/// <summary>One server with the default limits for a class of tests. Its clock stands still: nobody is too slow for it.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public TestApplication Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await TestApplication.StartAsync(time: new FakeTimeProvider());

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

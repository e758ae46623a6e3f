using Success.GraphQL.TestServer;

namespace Success.GraphQL.AspNetCore.Tests;

/// <summary>One server with the default limits for a class of tests.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    public TestApplication Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await TestApplication.StartAsync();

    public async Task DisposeAsync() => await Server.DisposeAsync();
}

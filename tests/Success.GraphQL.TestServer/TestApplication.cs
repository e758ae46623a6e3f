using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.GraphQL.AspNetCore;

namespace Success.GraphQL.TestServer;

/// <summary>The test schema on a real port of this machine.</summary>
public sealed class TestApplication : IAsyncDisposable
{
    readonly WebApplication _application;

    TestApplication(WebApplication application, TestAdmission admission)
    {
        _application = application;
        Admission = admission;
        var address = application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Endpoint = new Uri(new Uri(address), "/graphql");
    }

    /// <summary>Where GraphQL is.</summary>
    public Uri Endpoint { get; }

    /// <summary>Who is let in, and with what.</summary>
    public TestAdmission Admission { get; }

    /// <summary>Starts it.</summary>
    /// <param name="port">0 for any that is free.</param>
    /// <param name="options">The transports' limits; null for the defaults.</param>
    /// <param name="trusted">The trusted documents.</param>
    /// <param name="time">The clock; null for the real one.</param>
    /// <param name="more">Further endpoints of the same server.</param>
    public static async Task<TestApplication> StartAsync(
        int port = 0, TransportOptions? options = null, TrustedDocuments? trusted = null, TimeProvider? time = null, Action<WebApplication>? more = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        if (time is not null)
        {
            builder.Services.AddSingleton(time);
        }

        var application = builder.Build();
        var admission = new TestAdmission();
        application.UseWebSockets();
        application.MapGraphQL("/graphql", TestSchema.Create(time), admission, options, trusted);
        application.MapGraphiQL("/graphiql", "/graphql", admission);
        more?.Invoke(application);
        await application.StartAsync();
        return new TestApplication(application, admission);
    }

    /// <summary>Waits until the process is asked to end.</summary>
    public Task WaitForShutdownAsync(CancellationToken cancellation) => _application.WaitForShutdownAsync(cancellation);

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        Admission.Dispose();
    }
}

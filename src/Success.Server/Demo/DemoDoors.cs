using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Server.Tenants;
using Success.Silo;

namespace Success.Server.Demo;

/// <summary>The ways into a demo: links and keys that work in the server that is started on it. Made at the real time.</summary>
/// <param name="services">Of a server whose grains run on the demo's data.</param>
sealed class DemoDoors(IServiceProvider services)
{
    /// <summary>The doors, in the order in which they are tried.</summary>
    public async Task<IReadOnlyList<(string Who, string Door)>> OpenAsync(DemoOutcome demo) =>
    [
        ("CSM, account manager north", await LinkAsync(DemoFounding.FirstCsm)),
        ("Manager of customer success", await LinkAsync(DemoFounding.Manager)),
        ($"Sponsor of the customer {demo.Customer}", await LinkAsync(demo.SponsorMail)),
        ("API key of the provider's telemetry", await KeyAsync(demo.ProviderClient, demo.Owner)),
        ($"API key of the order system of {demo.Customer}", await KeyAsync(demo.CustomerClient, demo.CustomerAdmin)),
    ];

    async Task<string> LinkAsync(string mail)
    {
        var link = await new TenantDesk(services).LinkAsync(DemoWorld.Tag, EmailAddress.Create($"{mail}@example.com").Value);
        return link.IsSuccess ? link.Value : throw new InvalidOperationException($"No link for {mail}: {link.Error.Message}");
    }

    async Task<string> KeyAsync(Id<ApiClient> client, Audience by)
    {
        TenantScope.Enter(DemoWorld.Tag);
        var secret = services.GetRequiredService<Secrets>().NextToken();
        var rotate = new TenantCommand.RotateClient(client, services.GetRequiredService<SecretKeys>().HashOf(secret), TimeSpan.Zero);
        var tenant = services.GetRequiredService<IGrainFactory>().GetGrain<ITenantGrain>(DemoWorld.Tag.ToString());
        var answer = await tenant.Execute(new(rotate, new Caller.Credential(by)));
        return answer.Refusal is null
            ? new ApiKey(DemoWorld.Tag, client, secret).Reveal()
            : throw new InvalidOperationException($"No key for {client}: {answer.Refusal.Message}");
    }
}

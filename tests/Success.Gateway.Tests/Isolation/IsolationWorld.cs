using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>Two workspaces; in the first three accounts, in the second one.</summary>
sealed record IsolationWorld(RunningGateway Gateway, Contract Contract, SharedAccount Victim, SharedAccount Neighbour, SharedAccount Managed, SharedAccount Stranger) : IAsyncDisposable
{
    static readonly RouteTag StrangersTag = RouteTag.Create("s7rg").Value;

    /// <summary>Texts of the account that nobody else may see.</summary>
    public const string VictimsWord = "xylemvictim";

    public static async Task<IsolationWorld> StartAsync()
    {
        // The clock stands still, so nothing comes back of what was spent.
        var plenty = new RateLimit(1_000_000, 1, TimeSpan.FromSeconds(1));
        var gateway = await RunningGateway.StartAsync(options => options with { Requests = plenty, SignIns = plenty });
        await gateway.CreateWorkspaceAsync(StrangersTag, "Strangers", "stranger@example.com");
        var owner = await OwnerAsync(gateway, "owner@example.com");
        var stranger = await OwnerAsync(gateway, "stranger@example.com");
        return new(
            gateway,
            await Contract.ReadAsync(owner),
            await SharedAccount.MakeAsync(owner, VictimsWord),
            await SharedAccount.MakeAsync(owner, "neighbour"),
            await SharedAccount.MakeAsync(owner, "managed"),
            await SharedAccount.MakeAsync(stranger, "stranger"));
    }

    public Task SuspendStrangersAsync() => Gateway.OperateAsync(StrangersTag, new TenantCommand.SuspendTenant("The matrix asks for it."));

    public async ValueTask DisposeAsync()
    {
        foreach (var account in new[] { Victim, Neighbour, Managed, Stranger })
        {
            account.Dispose();
            account.Provider.Dispose();
        }

        await Gateway.DisposeAsync();
    }

    static async Task<Visitor> OwnerAsync(RunningGateway gateway, string email)
    {
        var owner = new Visitor(gateway, await gateway.SignInAsync(email));
        await owner.DoAsync("defineMetric", "metric { id }", new { key = SharedAccount.Metric, name = "Seats", unit = "seats", kind = new { level = new { } } });
        return owner;
    }
}

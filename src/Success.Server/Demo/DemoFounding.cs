using Success.Domain;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Server.Demo;

/// <summary>The first day: the workspace, its metrics, who works in it, and the accounts.</summary>
sealed class DemoFounding(DemoWorld world)
{
    /// <summary>The CSM whose link is printed.</summary>
    public const string FirstCsm = "csm-north";

    /// <summary>The manager whose link is printed.</summary>
    public const string Manager = "manager";

    static readonly string[] Csms = ["North", "South", "East", "West"];

    readonly Caller _owner = new Caller.Credential(world.Owner);

    /// <summary>Opens the workspace with its owner, metrics and the provider's system.</summary>
    public static async Task<DemoFounding> FoundAsync(DemoWorld world)
    {
        var settings = TenantSettings.Default with { Zone = ZoneName.Create("Europe/Berlin").Value };
        await world.DoAsync(new Caller.Operator(), new TenantCommand.CreateTenant(
            world.NextId<Tenant>(), DemoWorld.Tag, "Success demo", Sandbox: true, "Owner of the workspace", world.Mail("owner"), settings));
        var tenant = await world.TenantAsync();
        world.Owner = Audience.Of(tenant, tenant.Members.Values.Single()).Value;
        var founding = new DemoFounding(world);
        foreach (var metric in DemoMetrics.Outcomes.Concat(DemoMetrics.Ranges))
        {
            await world.DoAsync(founding._owner, new TenantCommand.ChangeCatalogue(
                new DefineMetric(metric.Key, metric.Name, metric.Meaning, new(metric.Unit, metric.Kind, TimeSpan.Zero))));
        }

        world.Collector = await founding.ConnectAsync(world.Owner, "Product telemetry", AccountScope.Everything);
        return founding;
    }

    /// <summary>Opens the accounts, level by level, and brings in who looks after them.</summary>
    public async Task OpenAsync(IReadOnlyList<Engagement> engagements, CancellationToken cancellationToken)
    {
        foreach (var level in engagements.GroupBy(engagement => engagement.Level).OrderBy(level => level.Key))
        {
            await DemoWorld.ForEachAsync(level, engagement => engagement.OpenAsync(), cancellationToken);
            await world.Service.SettleAsync();
        }

        await InviteAsync("Manager of customer success", Manager, Role.ProviderManager, AccountScope.Everything);
        await InviteAsync("Visitor from sales", "viewer", Role.ProviderViewer, AccountScope.Everything);
        var tops = engagements.Where(engagement => engagement.Level == 1).ToList();
        foreach (var (index, region) in Csms.Index())
        {
            var own = tops.Where((_, number) => number % Csms.Length == index).ToList();
            if (own.Count > 0)
            {
                var csm = await InviteAsync($"Account manager {region}", $"csm-{region.ToLowerInvariant()}", Role.ProviderCsm, Below(own));
                own.ForEach(engagement => engagement.Csm = csm);
            }
        }

        foreach (var top in tops)
        {
            await BringInAsync(top);
        }

        await DemoWorld.ForEachAsync(engagements, engagement => engagement.NameOwnersAsync(), cancellationToken);
        await world.Service.SettleAsync();
    }

    async Task BringInAsync(Engagement top)
    {
        top.Sponsor = await InviteAsync($"Sponsor, {top.Name}", top.SponsorMail, Role.CustomerSponsor, Below([top]));
        if (top.HasSystem)
        {
            top.Admin = await InviteAsync($"Administrator, {top.Name}", $"admin-{top.Number}", Role.CustomerAdmin, Below([top]));
            top.System = await ConnectAsync(top.Admin, $"Order system, {top.Name}", Below([top]));
        }
    }

    async Task<Audience> InviteAsync(string name, string mail, Role role, AccountScope scope)
    {
        var invited = await world.DoAsync(_owner, new TenantCommand.InviteMember(name, world.Mail(mail), role, scope));
        var member = Id<Member>.Parse(invited).Value;
        await world.DoAsync(new Caller.Service(), new TenantCommand.AcceptInvitation(member));
        var tenant = await world.TenantAsync();
        return Audience.Of(tenant, tenant.Members[member]).Value;
    }

    // Until its key is given out at the end, a secret that nobody knows keeps everybody out.
    async Task<Audience> ConnectAsync(Audience by, string name, AccountScope scope)
    {
        var life = TimeSpan.FromDays(world.Options.Days) + TimeSpan.FromDays(1);
        var command = new TenantCommand.CreateClient(
            name, ClientScopes.Read | ClientScopes.Measure, scope, Later(life), SecretHash.Of(Guid.Empty.ToByteArray(), world.NextId<ApiClient>().ToString()));
        var client = Id<ApiClient>.Parse(await world.DoAsync(new Caller.Credential(by), command)).Value;
        var tenant = await world.TenantAsync();
        return Audience.Of(tenant, tenant.Clients[client], world.Now).Value;
    }

    DateTimeOffset Later(TimeSpan least)
    {
        var latest = world.Now + TenantLimits.MaxClientLife;
        return world.Now + least > latest ? throw new InvalidOperationException("No API client lives that long.") : latest;
    }

    static AccountScope Below(IEnumerable<Engagement> tops) =>
        AccountScope.BoundTo(tops.Select(top => new AccountBinding(top.Id, Subtree: true))).Value;
}

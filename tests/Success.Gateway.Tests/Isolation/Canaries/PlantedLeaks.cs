using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Grains.Accounts;
using Success.Grains.Changes;
using Success.Grains.Tenancy;
using Success.Silo;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// What would leak if a rule were forgotten, put between the server's parts: the standing by a proposal shown to the other side, an alert among the
/// changes before its instant, an address and a link in the log, a name on a metric's label.
/// </summary>
sealed class PlantedLeaks : IIncomingGrainCallFilter, IDisposable
{
    readonly Meter _meter = new("Success.Leaky");
    readonly Counter<int> _read;
    Audience? _owner;
    string _untold = "";

    public PlantedLeaks() => _read = _meter.CreateCounter<int>("texts.read");

    /// <summary>How each begins when it is found.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "standing by the other side's proposal at .data.node",
        "UntoldAlertId at .data.changes.nodes[].subject by ",
        "CustomersEmail at logs by ",
        "LinkSecret at logs by ",
        "AccountName at metrics by ",
    ];

    /// <summary>From now on the log has addresses of mails and of what they lead to.</summary>
    public static void Overhear(CanaryWorld world)
    {
        var logger = world.Gateway.Logs.CreateLogger("Success.Leaky");
        world.Mails.Hears += letter => logger.Log(
            LogLevel.Information, default, letter, null, static (told, _) => $"{told.To} GET {Browser.PathOf(told)}");
    }

    /// <summary>From now on everything else leaks.</summary>
    public async Task BeginAsync(CanaryWorld world)
    {
        var tenant = (await world.Gateway.TenantOf(RunningGateway.Tag).View(0))!.Tenant;
        _untold = world.Untold.Account["Alert"].Split('_')[1];
        _owner = Audience.Of(tenant, tenant.Members.Values.First(member => member.Role == Role.ProviderOwner)).Value;
    }

    public async Task Invoke(IIncomingGrainCallContext context)
    {
        await context.Invoke();
        if (_owner is { } owner)
        {
            context.Result = context.Result switch
            {
                AccountReading { View.Reader: Side.Customer } reading when await SeenAsync(context, owner) is { } seen => WithProvisional(reading, seen),
                ChangeReading reading when context.Grain is IChangeLogGrain log => await UntoldAsync(log, owner, reading),
                TextList list => Labelled(list),
                var result => result,
            };
        }
    }

    public void Dispose() => _meter.Dispose();

    // The account as the provider sees it; null in another workspace.
    static async Task<AccountView?> SeenAsync(IIncomingGrainCallContext context, Audience owner) =>
        (await ((IAccountGrain)context.Grain).Read(owner)).View;

    static AccountReading WithProvisional(AccountReading reading, AccountView seen) => reading with
    {
        View = reading.View! with
        {
            Kpis = [.. reading.View.Kpis.Select(kpi => kpi with { Provisional = seen.Kpis.First(other => other.Kpi.Id == kpi.Kpi.Id).Provisional })],
        },
    };

    async Task<ChangeReading> UntoldAsync(IChangeLogGrain log, Audience owner, ChangeReading reading)
    {
        var all = new List<NumberedChange>();
        for (var (end, isMore) = (default(long?), true); isMore;)
        {
            var page = await log.Read(new(owner, end, null, 100));
            all.AddRange(page.Changes);
            (end, isMore) = (page.End, page.IsMore && page.Refusal is null);
        }

        return reading with { Changes = [.. reading.Changes, .. all.Where(one => one.Change.Subject.EndsWith(_untold, StringComparison.Ordinal)).Take(1)] };
    }

    TextList Labelled(TextList list)
    {
        foreach (var text in list.Texts.Values)
        {
            _read.Add(1, new KeyValuePair<string, object?>("text", text));
        }

        return list;
    }
}

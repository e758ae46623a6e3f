using Success.Domain.Tenancy;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Server.Simulation;

namespace Success.Server.Demo;

/// <summary>Makes the demo on a journal's file that is not there yet.</summary>
static class DemoRun
{
    /// <summary>Makes it, up to the instant at which it ends.</summary>
    /// <param name="options">How.</param>
    /// <param name="file">The journal's file.</param>
    /// <param name="keys">The keys of the server that will run on it.</param>
    /// <param name="end">Where its time ends: now.</param>
    /// <param name="showProgress">Takes what is being done, for whoever waits.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<DemoOutcome> MakeAsync(
        DemoOptions options, string file, SecretKeys keys, DateTimeOffset end, Action<string> showProgress, CancellationToken cancellationToken)
    {
        TenantScope.Enter(DemoWorld.Tag);
        var clock = new SimulatedClock(BeginOf(options, end));
        var ids = new SimulatedIds(clock);
        await using var service = await SimulatedService.StartAsync(DemoWorld.Tag, file, clock, ids, cancellationToken);
        var world = new DemoWorld(service, ids, keys, options, end);
        showProgress("The workspace and its accounts …");
        var founding = await DemoFounding.FoundAsync(world);
        var engagements = Accounts(world);
        await founding.OpenAsync(engagements, cancellationToken);
        await new DemoYear(world, engagements).LiveAsync(showProgress, cancellationToken);
        showProgress("Counting …");
        var shown = engagements.First(engagement => engagement.System is not null);
        return new(
            await DemoCensus.TakeAsync(world, engagements), world.Owner, world.Collector.Client, shown.Admin!, shown.System!.Client, shown.SponsorMail, shown.Name);
    }

    // On the morning of the first day everything is opened.
    static DateTimeOffset BeginOf(DemoOptions options, DateTimeOffset end) =>
        new(DemoWorld.MondayFrom(DateOnly.FromDateTime(end.UtcDateTime).AddDays(-options.Days)), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Blocks of twenty: a group of eight on four levels, one of three on two, and nine accounts by themselves.</summary>
    static List<Engagement> Accounts(DemoWorld world)
    {
        // Whose parent is which place of the block; -1 at the top.
        int[] parents = [-1, 0, 0, 1, 1, 2, 3, 3, -1, 8, 8, -1, -1, -1, -1, -1, -1, -1, -1, -1];
        var accounts = new List<Engagement>();
        var tops = 0;
        for (var number = 0; number < world.Options.Accounts; number++)
        {
            var (block, place) = (number / parents.Length * parents.Length, number % parents.Length);
            var parent = parents[place] < 0 ? null : accounts[block + parents[place]];
            var name = parent is null ? DemoNames.Top(tops++) : DemoNames.Below(parent.Top.Name, parent.Level + 1, place);
            accounts.Add(new(world, number, name, parent));
        }

        return accounts;
    }
}

/// <summary>A demo that was made.</summary>
/// <param name="Census">What is there.</param>
/// <param name="Owner">The provider's owner.</param>
/// <param name="ProviderClient">The provider's API client.</param>
/// <param name="CustomerAdmin">The administrator of a customer.</param>
/// <param name="CustomerClient">That customer's API client.</param>
/// <param name="SponsorMail">The sponsor of that customer: the part of the address before the at sign.</param>
/// <param name="Customer">Name of that customer.</param>
sealed record DemoOutcome(
    DemoCensus Census,
    Audience Owner,
    Domain.Id<ApiClient> ProviderClient,
    Audience CustomerAdmin,
    Domain.Id<ApiClient> CustomerClient,
    string SponsorMail,
    string Customer);

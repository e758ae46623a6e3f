using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Grains;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Silo;

namespace Success.Server.Simulation;

/// <summary>
/// The whole service for one tenant, with its real grains and its real journal, on a simulated clock: nothing is told of time but the
/// instants to which the clock is moved. Whoever uses it enters the tenant's scope (<see cref="TenantScope"/>) first.
/// </summary>
sealed class SimulatedService : IAsyncDisposable
{
    // Real time, for a machine that is very busy; what takes longer has failed.
    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(60);
    static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    readonly Dictionary<Domain.Id<Account>, long> _strode = [];
    readonly RouteTag _tag;
    readonly SqliteJournal _journal;
    readonly IHost _host;

    SimulatedService(RouteTag tag, SimulatedClock clock, SqliteJournal journal, IHost host) =>
        (_tag, Clock, _journal, _host) = (tag, clock, journal, host);

    public SimulatedClock Clock { get; }

    public ITenantGrain Tenant => Grains.GetGrain<ITenantGrain>(_tag.ToString());

    public IPortfolioGrain Portfolio => Grains.GetGrain<IPortfolioGrain>(_tag.ToString());

    IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>Starts on a journal's file, which is made when nothing is there.</summary>
    public static async Task<SimulatedService> StartAsync(
        RouteTag tag, string file, SimulatedClock clock, IIdSeeds ids, CancellationToken cancellationToken)
    {
        // The journal's own waits are for a real disk.
        var journal = await SqliteJournal.OpenAsync(
            new() { Path = file }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, cancellationToken);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IJournal>(journal);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddSingleton(ids);
        builder.AddGrains();
        var host = builder.Build();
        await host.StartAsync(cancellationToken);
        return new(tag, clock, journal, host);
    }

    public IAccountGrain Account(Domain.Id<Account> account) => Grains.GetGrain<IAccountGrain>(new AccountKey(_tag, account).ToString());

    /// <summary>Moves the clock to an instant; whatever falls due by itself before then happens at its own instant.</summary>
    /// <param name="instant">Not past.</param>
    /// <param name="noteAsync">Is called whenever something has fallen due; null for nobody.</param>
    public async Task MoveToAsync(DateTimeOffset instant, Func<Task>? noteAsync = null)
    {
        await SettleAsync();
        while (await NextWakeAsync() is { } wake && wake <= instant)
        {
            var due = await DueAtAsync(wake);
            Clock.MoveTo(wake);
            await SettleAsync();
            await ReportedBackAsync(due);
            await (noteAsync?.Invoke() ?? Task.CompletedTask);
        }

        Clock.MoveTo(instant);
    }

    /// <summary>
    /// Moves the clock to an instant in one stride; whatever falls due by itself on the way happens there, as on a machine that wakes after
    /// having slept. For long lives of many accounts.
    /// </summary>
    /// <param name="instant">Not past.</param>
    public async Task StrideToAsync(DateTimeOffset instant)
    {
        await SettleAsync();
        await ReportedBackAsync(await ChangedAsync());
        var due = await DueAtAsync(instant);
        Clock.MoveTo(instant);
        await SettleAsync();
        await ReportedBackAsync(due);
    }

    /// <summary>What the portfolio knows of every account, by name.</summary>
    public async Task<IReadOnlyList<AccountSummary>> SummariesAsync()
    {
        var summaries = new List<AccountSummary>();
        for (string? after = null; ;)
        {
            var request = new PageRequest(AccountOrder.Name, First: PageRequest.MaxRows, After: after);
            var page = (await Portfolio.Page(new(request, PortfolioFilter.None, AccountScope.Everything))).Page!;
            summaries.AddRange(page.Edges.Select(edge => edge.Account));
            if (!page.HasNextPage)
            {
                return summaries;
            }

            after = page.Edges[^1].Cursor;
        }
    }

    /// <summary>Waits until everything that was appended is handed over and nothing is due.</summary>
    public async Task SettleAsync()
    {
        using var patience = new CancellationTokenSource(LongestWait);
        while (await IsBusyAsync(patience.Token))
        {
            await Task.Delay(Glance, patience.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _journal.DisposeAsync();
    }

    /// <summary>The accounts that something happened to since the last stride.</summary>
    async Task<IReadOnlyList<AccountSummary>> ChangedAsync()
    {
        AccountSummary[] changed = [.. (await SummariesAsync()).Where(summary => _strode.GetValueOrDefault(summary.Id) != summary.Version)];
        Array.ForEach(changed, summary => _strode[summary.Id] = summary.Version);
        return changed;
    }

    async Task<bool> IsBusyAsync(CancellationToken cancellationToken) =>
        await _journal.UnpublishedHeadsAsync(_tag.ToString(), cancellationToken).AnyAsync(cancellationToken)
        || await NextWakeAsync() <= Clock.GetUtcNow();

    async Task<DateTimeOffset?> NextWakeAsync() => (await SummariesAsync()).Min(summary => summary.NextWake);

    async Task<IReadOnlyList<AccountSummary>> DueAtAsync(DateTimeOffset wake) =>
        [.. (await SummariesAsync()).Where(summary => summary.NextWake <= wake)];

    // A wake that was carried out is in the portfolio's table; that its report has reached the portfolio's queue of wakes is known when calls
    // that stand behind it in line are answered.
    async Task ReportedBackAsync(IReadOnlyList<AccountSummary> woken)
    {
        foreach (var summary in woken)
        {
            await Account(summary.Id).CatchUp();
            await Portfolio.Claim(new(summary.Id, summary.ExternalId));
        }
    }
}

using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Grains.Outbox;
using Success.Grains.Portfolio;
using Success.Journal;

namespace Success.Grains.Tenancy;

/// <inheritdoc cref="ITenantGrain"/>
sealed partial class TenantGrain : Grain, ITenantGrain, IRemindable
{
    // After a failure, until the next try.
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    readonly RouteTag _tag;
    readonly IJournal _journal;
    readonly TimeProvider _time;
    readonly IIdSeeds _ids;
    readonly JournaledState<Tenant, TenantEvent> _tenant;
    readonly RightsChanges _rights;
    readonly LiveChanges _changes;
    readonly AccessBook _access = new();
    TenantView? _view;
    IGrainTimer? _retry;

    public TenantGrain(IJournal journal, TimeProvider time, IIdSeeds ids, RightsChanges rights, LiveChanges changes)
    {
        _tag = RouteTag.Create(this.GetPrimaryKeyString()).Value;
        (_journal, _time, _ids, _rights, _changes) = (journal, time, ids, rights, changes);
        _tenant = new(journal, TenantFormat.PartitionOf(_tag), TenantFormat.Instance, ids);
        _alarm = new(this, "feeds", time, WakeDueAsync);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _tenant.LoadAsync(cancellationToken);
        await _access.LoadAsync(_journal, _tenant.Partition, cancellationToken);
        Show();

        if (_view is not null)
        {
            // What was written elsewhere, or with an answer that was lost, nobody here has heard of. Of tags that are guessed nothing is kept.
            _rights.Publish(_tag, RightsChange.OfEverybody(_tenant.Version.Number));
            await SetAlarmAsync();
        }
    }

    public async Task<TenantAnswer> Execute(TenantRequest request)
    {
        if (RefuseHere(request.Command) is { } refusal)
        {
            return Refused(refusal);
        }

        var decided = await DecideAsync(request);
        if (!decided.IsSuccess)
        {
            return Refused(decided.Error);
        }

        var hasChanged = decided.Value.Events.Count > 0;
        if (hasChanged)
        {
            await AppendAsync(decided.Value, _access.After(decided.Value.Events));
        }

        return new(_tenant.Version.Number, decided.Value.Subject, null) { HasChanged = hasChanged };
    }

    /// <summary>What only the place of a tenant and its rows can tell about a command.</summary>
    DomainError? RefuseHere(TenantCommand command) => command switch
    {
        TenantCommand.CreateTenant create when create.RouteTag != _tag =>
            new(DomainErrorCode.Invalid, "This is the place of another route tag.", "routeTag"),
        TenantCommand.BeginSession => new(DomainErrorCode.Forbidden, "A session begins by a link or code and in no other way."),
        TenantCommand.EndSession end when _access.Find(end.Session)?.Member != end.Member =>
            new(DomainErrorCode.NotFound, "There is no such session.", "session"),
        _ => null,
    };

    async Task<Result<Decision<TenantEvent>>> DecideAsync(TenantRequest request)
    {
        var accounts = await PathsFor(request);
        return Tenant.Decide(_tenant.State!, request.Command, new(_time.GetUtcNow(), new(_ids.Next()), request.Caller, accounts));
    }

    TenantAnswer Refused(DomainError refusal)
    {
        DropUnlessItExists();
        return new(_tenant.Version.Number, null, refusal);
    }

    /// <summary>Whoever guesses at route tags must not fill the memory with tenants that do not exist.</summary>
    void DropUnlessItExists()
    {
        if (_view is null)
        {
            DeactivateOnIdle();
        }
    }

    public Task<TenantView?> View(long known)
    {
        DropUnlessItExists();
        return Task.FromResult(_view?.Version == known ? null : _view);
    }

    public async Task<TextList> Texts(ImmutableArray<string> keys) =>
        new((await TextRows.ReadAsync(_journal, _tenant.Partition, keys, CancellationToken.None)).ToImmutableDictionary(StringComparer.Ordinal));

    public async Task HandOver()
    {
        if (_tenant.Unpublished.Count == 0 || _tenant.IsBroken)
        {
            return;
        }

        try
        {
            var version = _tenant.Version.Number;
            await NoteChangesAsync();
            await NotifyAsync();
            await EnterInDirectoryAsync();
            await _tenant.MarkPublishedAsync(version);
            await _tenant.SnapshotIfDueAsync();
        }
        catch
        {
            _retry ??= this.RegisterGrainTimer(RetryAsync, new(RetryAfter, Timeout.InfiniteTimeSpan));
            _retry.Change(RetryAfter, Timeout.InfiniteTimeSpan);
            throw;
        }
    }

    Task RetryAsync()
    {
        // A timer comes from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_tag);
        return HandOver();
    }

    public Task CatchUp() => HandOver();

    async Task AppendAsync(Decision<TenantEvent> decision, AccessChange access)
    {
        var swept = _access.Sweep(access, _time.GetUtcNow(), decision.Events.Count + decision.Texts.Count);
        try
        {
            await _tenant.AppendAsync(decision, static (_, _) => new Head(default), AccessBook.RowsOf(swept));
        }
        catch
        {
            // What is in memory is not what is stored: the next call begins with what is, and whoever watches asks again.
            DeactivateOnIdle();
            _rights.Publish(_tag, RightsChange.OfEverybody(_tenant.Version.Number + 1));
            throw;
        }

        _access.Take(swept);
        Show();
        _rights.Publish(_tag, RightsChange.Of(decision.Events, _tenant.Version.Number));
        ShowFeedAlerts(decision.Events);
        await SetAlarmAsync();
        await GrainFactory.GetGrain<ITenantGrain>(_tag.ToString()).HandOver();
    }

    /// <summary>Gives the outbox what somebody must hear of who does not look.</summary>
    async Task NotifyAsync()
    {
        foreach (var news in News())
        {
            await GrainFactory.GetGrain<IOutboxGrain>(_tag.ToString()).Accept(news);
        }
    }

    void Show() => _view = _tenant.State!.Id.IsNone ? null : new(_tenant.Version.Number, _tenant.State);

    /// <summary>Where the accounts stand that anybody in this decision is tied to.</summary>
    async Task<AccountLookup> PathsFor(TenantRequest request)
    {
        var accounts = AccountsIn.All(_tenant.State!, request);
        if (accounts.IsEmpty)
        {
            return static _ => null;
        }

        var portfolio = GrainFactory.GetGrain<IPortfolioGrain>(_tag.ToString());
        var paths = (await portfolio.PathsOf(accounts)).Paths.ToDictionary(path => path.Account);
        return account => paths.GetValueOrDefault(account);
    }
}

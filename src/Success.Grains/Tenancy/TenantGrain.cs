using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains.Journals;
using Success.Grains.Outbox;
using Success.Grains.Portfolio;
using Success.Journal;

namespace Success.Grains.Tenancy;

/// <inheritdoc cref="ITenantGrain"/>
sealed class TenantGrain : Grain, ITenantGrain
{
    readonly RouteTag _tag;
    readonly IJournal _journal;
    readonly TimeProvider _time;
    readonly IIdSeeds _ids;
    readonly JournaledState<Tenant, TenantEvent> _tenant;
    TenantView? _view;

    public TenantGrain(IJournal journal, TimeProvider time, IIdSeeds ids)
    {
        _tag = RouteTag.Create(this.GetPrimaryKeyString()).Value;
        (_journal, _time, _ids) = (journal, time, ids);
        _tenant = new(journal, TenantFormat.PartitionOf(_tag), TenantFormat.Instance, ids);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _tenant.LoadAsync(cancellationToken);
        Show();
    }

    public async Task<TenantAnswer> Execute(TenantRequest request)
    {
        if (request.Command is TenantCommand.CreateTenant create && create.RouteTag != _tag)
        {
            return new(_tenant.Version.Number, null, new(DomainErrorCode.Invalid, "This is the place of another route tag.", "routeTag"));
        }

        var accounts = await PathsFor(request);
        var decided = Tenant.Decide(_tenant.State!, request.Command, new(_time.GetUtcNow(), new(_ids.Next()), request.Caller, accounts));
        if (!decided.IsSuccess)
        {
            return new(_tenant.Version.Number, null, decided.Error);
        }

        if (decided.Value.Events.Count > 0)
        {
            await AppendAsync(decided.Value);
            await GrainFactory.GetGrain<ITenantGrain>(_tag.ToString()).HandOver();
        }

        return new(_tenant.Version.Number, decided.Value.Subject, null);
    }

    public Task<TenantView?> View(long known) => Task.FromResult(_view?.Version == known ? null : _view);

    public async Task<TextList> Texts(ImmutableArray<string> keys) =>
        new((await TextRows.ReadAsync(_journal, _tenant.Partition, keys, CancellationToken.None)).ToImmutableDictionary(StringComparer.Ordinal));

    public async Task HandOver()
    {
        if (_tenant.Unpublished.Count > 0)
        {
            var version = _tenant.Version.Number;
            await NotifyAsync();
            await _tenant.MarkPublishedAsync(version);
            await _tenant.SnapshotIfDueAsync();
        }
    }

    public Task CatchUp() => HandOver();

    async Task AppendAsync(Decision<TenantEvent> decision)
    {
        try
        {
            await _tenant.AppendAsync(decision, static (_, _) => new Head(default));
        }
        catch
        {
            // What is in memory is not what is stored: the next call begins with what is.
            DeactivateOnIdle();
            throw;
        }

        Show();
    }

    /// <summary>Gives the outbox what somebody must hear of who does not look.</summary>
    async Task NotifyAsync()
    {
        ImmutableArray<OutboxItem> items =
        [
            .. _tenant.Unpublished.Where(one => Newsworthy.Is(one.Event))
                .Select(one => new OutboxItem(Tenant.Prefix, one.Number, TenantEventCodec.NameOf(one.Event), one.Event.At)),
        ];
        if (!items.IsEmpty)
        {
            await GrainFactory.GetGrain<IOutboxGrain>(_tag.ToString()).Accept(new(Tenant.Prefix, items));
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

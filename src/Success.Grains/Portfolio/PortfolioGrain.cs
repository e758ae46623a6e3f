using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Portfolio;

/// <inheritdoc cref="IPortfolioGrain"/>
sealed partial class PortfolioGrain : Grain, IPortfolioGrain, IRemindable
{
    readonly RouteTag _tag;
    readonly IJournal _journal;
    readonly TimeProvider _time;
    readonly ExternalIdClaims _claims = new();
    PortfolioIndex _index = PortfolioIndex.Empty;

    public PortfolioGrain(IJournal journal, TimeProvider time)
    {
        _tag = RouteTag.Create(this.GetPrimaryKeyString()).Value;
        (_journal, _time) = (journal, time);
        _alarm = new(this, "wakes", time, WakeDueAsync);
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var summaries = new List<PackedSummary>();
        await foreach (var head in _journal.HeadsAsync(AccountKey.PrefixOf(_tag), cancellationToken))
        {
            var summary = PackedSummary.Read(head.Head.Summary.Span);
            summaries.Add(summary);
            _wakes.Set(summary.Id, head.Head.NextWake);
        }

        _index = PortfolioIndex.Of(summaries);
        await _alarm.SetAsync(_wakes.Next);
    }

    public async Task<AccountPath> Publish(AccountPublication publication)
    {
        var change = _index.Apply([PackedSummary.Read(publication.Summary.Span).Unpack()]);
        _index = change.Index;
        foreach (var summary in change.Taken)
        {
            _claims.Forget(summary.Id);
            _wakes.Set(summary.Id, summary.NextWake);
        }

        await _alarm.SetAsync(_wakes.Next);
        return _index.PathOf(publication.Account) ?? new(publication.Account, []);
    }

    public Task<DomainError?> Claim(ExternalIdClaim claim)
    {
        var holder = _index.FindByExternalId(claim.ExternalId);
        var refusal = (holder.IsNone || holder == claim.Account) && _claims.Take(claim, _time.GetUtcNow())
            ? null
            : new DomainError(DomainErrorCode.Conflict, "Another account has this external id.", "externalId");
        return Task.FromResult(refusal);
    }

    public Task<PortfolioPage> Page(PageQuery query)
    {
        var page = _index.Page(query.Request, query.Filter, query.Visible);
        return Task.FromResult(page.IsSuccess ? new PortfolioPage(page.Value, null) : new(null, page.Error));
    }

    public Task<OverviewAnswer> Overview(OverviewQuery query)
    {
        var overview = _index.Overview(query.Filter, query.Visible, _time.GetUtcNow());
        return Task.FromResult(overview.IsSuccess ? new OverviewAnswer(overview.Value, null) : new(null, overview.Error));
    }

    public Task<AccountPaths> PathsOf(ImmutableArray<Id<Account>> accounts)
    {
        var index = _index;
        return Task.FromResult(new AccountPaths([.. accounts.Select(index.PathOf).OfType<AccountPath>()]));
    }

    public Task<int> LevelsBelow(Id<Account> account) => Task.FromResult(_index.LevelsBelow(account));

    public Task<Id<Account>> FindByExternalId(string externalId) => Task.FromResult(_index.FindByExternalId(externalId));
}

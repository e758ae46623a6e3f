using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Changes;

// What readers get: of what was taken down only what is theirs to hear of, with the rights of this moment.
sealed partial class ChangeLogGrain
{
    /// <summary>
    /// Most changes that are looked at for one page. A reader of few accounts among many gets a short page, or an empty one, and goes on from
    /// its end.
    /// </summary>
    public const int MaxLookedAt = 4 * JournalLimits.MaxReadCount;

    static readonly DomainError NotKept = Refused("after", "What changed after this cursor is not kept any longer: read everything again, and go on from there.");

    static readonly DomainError NotYet = Refused("after", "This cursor is ahead of what is known here, as after a backup was restored: read everything again, and go on from there.");

    static readonly DomainError NoSuchTenant = new(DomainErrorCode.NotFound, "There is no such workspace.");

    public async Task<ChangeReading> Read(ChangeQuery query)
    {
        if (await GrainFactory.GetGrain<ITenantGrain>(_tag.ToString()).View(0) is not { } tenant)
        {
            DeactivateOnIdle();
            return new([], 0, false, NoSuchTenant);
        }

        var current = tenant.Current(query.Audience, _time.GetUtcNow());
        if (!current.IsSuccess)
        {
            return new([], 0, false, current.Error);
        }

        var last = _log.Last;
        if (query.After is { } after && (after < _log.Forgotten || after > last))
        {
            return new([], 0, false, after > last ? NotYet : NotKept);
        }

        var end = query.After ?? (query.Since is { } since ? await BeforeAsync(since, last) : _log.Forgotten);
        var found = new List<NumberedChange>();
        for (var stop = Math.Min(last, end + MaxLookedAt); end < stop && found.Count < query.First;)
        {
            var changes = await _log.ReadAsync(end, stop - end);
            if (changes.Length == 0)
            {
                return new([], 0, false, NotKept);
            }

            var hearing = await HearingOf(tenant.Tenant, current.Value, changes);
            found.AddRange(changes.Where(hearing).Take(query.First - found.Count));
            end = found.Count == query.First ? found[^1].Number : changes[^1].Number;
        }

        return new([.. found], end, end < last, null);
    }

    /// <summary>Number of the last change before an instant. Accounts hand over side by side, so instants rise but for moments.</summary>
    async Task<long> BeforeAsync(DateTimeOffset since, long last)
    {
        var (low, high) = (_log.Forgotten, last);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            var isBefore = await _log.ReadAsync(middle, 1) is not [var one] || one.Change.At < since;
            (low, high) = isBefore ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    static DomainError Refused(string field, string message) => new(DomainErrorCode.Stale, message, field);

    async Task<Func<NumberedChange, bool>> HearingOf(Tenant tenant, Audience audience, NumberedChange[] changes)
    {
        ImmutableArray<Id<Account>> accounts =
        [
            .. changes.Select(one => one.Change.Account).Where(account => !account.IsNone)
                .Concat(AccountsIn.Tied(tenant, audience))
                .Distinct(),
        ];
        var paths = accounts.IsEmpty ? [] : (await GrainFactory.GetGrain<IPortfolioGrain>(_tag.ToString()).PathsOf(accounts)).Paths;
        var places = paths.ToDictionary(path => path.Account);
        var sight = new Lazy<ImmutableHashSet<string>>(() => Seen(tenant.For(audience, account => places.GetValueOrDefault(account), _time.GetUtcNow())));
        return one => one.Change.Audience != (audience.Side == Side.Provider ? ChangeAudience.Customer : ChangeAudience.Provider)
            && (one.Change.Account.IsNone
                ? HearsOf(tenant, audience, one.Change.Subject, sight)
                : Policy.Allows(audience, PolicyAction.ReadChanges, places.GetValueOrDefault(one.Change.Account) ?? new(one.Change.Account, [])));
    }

    static bool HearsOf(Tenant tenant, Audience audience, string subject, Lazy<ImmutableHashSet<string>> sight)
    {
        var prefix = subject.Split('_')[0];
        return prefix == Changed.MetricPrefix ? Policy.GrantOf(audience, PolicyAction.ReadMetrics) != Grant.Never
            : prefix == Template.Prefix ? Policy.GrantOf(audience, PolicyAction.ReadTemplates) != Grant.Never
            : prefix == Tenant.Prefix || sight.Value.Contains(subject) || (audience.Side == Side.Provider && IsGone(tenant, subject));
    }

    // Of who is gone without a trace nobody knows any more to which accounts it was tied: the provider hears of it by its id.
    static bool IsGone(Tenant tenant, string subject) =>
        (Id<Member>.Parse(subject) is { IsSuccess: true } member && !tenant.Members.ContainsKey(member.Value))
        || (Id<ApiClient>.Parse(subject) is { IsSuccess: true } client && !tenant.Clients.ContainsKey(client.Value));

    static ImmutableHashSet<string> Seen(TenantSight sight) =>
    [
        .. sight.Members.Select(member => member.Id.ToString()),
        .. sight.People.Select(person => person.Id.ToString()),
        .. sight.Clients.Select(client => client.Id.ToString()),
        .. sight.FeedAlerts.Select(alert => alert.Id.ToString()),
    ];
}

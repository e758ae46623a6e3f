using System.Text;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Portfolio;

/// <summary>The portfolio as a plain list: every question is answered by looking at all accounts and sorting them.</summary>
sealed class PortfolioModel
{
    readonly Dictionary<Id<Account>, AccountSummary> _accounts = [];

    public IReadOnlyCollection<AccountSummary> Accounts => _accounts.Values;

    public bool Put(AccountSummary summary)
    {
        if (_accounts.TryGetValue(summary.Id, out var known) && known.Version >= summary.Version)
        {
            return false;
        }

        _accounts[summary.Id] = summary;
        return true;
    }

    public void Remove(Id<Account> account) => _accounts.Remove(account);

    public AccountSummary? Find(Id<Account> account) => _accounts.GetValueOrDefault(account);

    public List<AccountSummary> Sorted(PageRequest request, PortfolioFilter filter, AccountScope visible)
    {
        var sorted = Chosen(filter, visible);
        sorted.Sort((left, right) => Compare(request.Order, left, right) is var byKey && byKey != 0 ? byKey : left.Id.CompareTo(right.Id));
        if ((request.Direction ?? request.Order.UsualDirection()) == SortDirection.Descending)
        {
            sorted.Reverse();
        }

        return sorted;
    }

    public List<AccountSummary> Chosen(PortfolioFilter filter, AccountScope visible) =>
        [.. _accounts.Values.Where(account => Meets(account, filter) && IsVisible(account, visible) && IsPlace(filter.Parent, visible) && IsPlace(filter.Subtree, visible))];

    public Dictionary<string, decimal> Arr(IReadOnlyList<AccountSummary> set)
    {
        var ids = set.Select(account => account.Id).ToHashSet();
        return set.Where(account => account.Arr is not null && !Ancestors(account).Any(above => ids.Contains(above.Id) && above.Arr is not null))
            .GroupBy(account => account.Arr!.Value.Currency)
            .ToDictionary(group => group.Key, group => group.Sum(account => account.Arr!.Value.Amount));
    }

    /// <summary>Independent of the index's tables: what Unicode says of accents, for Latin letters only.</summary>
    public static string Fold(string text) => string.Concat(text.Select(character =>
        character < 'ƀ' ? character.ToString().Normalize(NormalizationForm.FormD)[..1] : character.ToString())).ToUpperInvariant();

    bool Meets(AccountSummary account, PortfolioFilter filter) =>
        IsIn(filter.Owners, account.Owner)
        && IsIn(filter.Standings, account.Standing)
        && IsIn(filter.Segments, account.Segment)
        && (filter.AnyTags.Count == 0 || filter.AnyTags.Intersect(account.Tags).Any())
        && filter.AllTags.All(account.Tags.Contains)
        && (filter.Account.IsNone || account.Id == filter.Account)
        && (filter.Parent.IsNone || account.Parent == filter.Parent)
        && (filter.Subtree.IsNone || account.Id == filter.Subtree || IsBelow(account, filter.Subtree))
        && IsIn(filter.WaitingFor, account.WaitingFor)
        && (filter.HasAlerts is null || filter.HasAlerts == account.OpenAlerts.Total > 0)
        && IsIn(filter.Lifecycles, account.Lifecycle)
        && (filter.RenewsBefore is null || account.RenewsOn < filter.RenewsBefore)
        && (filter.ReviewsBefore is null || account.ReviewsOn < filter.ReviewsBefore)
        && (filter.Text is null || Matches(account.Name, filter) || Matches(account.ExternalId, filter));

    static bool IsIn<T>(IReadOnlyList<T> list, T value) => list.Count == 0 || list.Contains(value);

    static bool Matches(string text, PortfolioFilter filter) => filter.TextMatch == TextMatch.Prefix
        ? Fold(text).StartsWith(Fold(filter.Text!), StringComparison.Ordinal)
        : Fold(text).Contains(Fold(filter.Text!), StringComparison.Ordinal);

    bool IsVisible(AccountSummary account, AccountScope visible) =>
        visible.Every || visible.Bindings.Any(binding => binding.Account == account.Id || (binding.Subtree && IsBelow(account, binding.Account)));

    bool IsPlace(Id<Account> named, AccountScope visible) =>
        named.IsNone || (Find(named) is { } account ? IsVisible(account, visible) : visible.Includes(new(named, [])));

    bool IsBelow(AccountSummary account, Id<Account> top) =>
        account.Parent == top || Ancestors(account).Take(2).Any(above => above.Parent == top);

    IEnumerable<AccountSummary> Ancestors(AccountSummary account)
    {
        var above = account;
        for (var level = 0; level < 3 && !above.Parent.IsNone && _accounts.TryGetValue(above.Parent, out var parent); level++)
        {
            yield return above = parent;
        }
    }

    static int Compare(AccountOrder order, AccountSummary left, AccountSummary right) => order switch
    {
        AccountOrder.Attention => Cents(left.Attention?.Amount).CompareTo(Cents(right.Attention?.Amount)),
        AccountOrder.Standing => left.Standing != right.Standing
            ? left.Standing.CompareTo(right.Standing)
            : Cents(right.Attention?.Amount).CompareTo(Cents(left.Attention?.Amount)),
        AccountOrder.Name => string.CompareOrdinal(Fold(left.Name), Fold(right.Name)),
        AccountOrder.Renewal => (left.RenewsOn ?? DateOnly.MaxValue).CompareTo(right.RenewsOn ?? DateOnly.MaxValue),
        AccountOrder.Arr => string.CompareOrdinal(left.Arr?.Currency, right.Arr?.Currency) is var byCurrency && byCurrency != 0
            ? byCurrency
            : Cents(left.Arr).CompareTo(Cents(right.Arr)),
        AccountOrder.Progress => (left.Progress ?? float.PositiveInfinity).CompareTo(right.Progress ?? float.PositiveInfinity),
        AccountOrder.LatestData => (left.LatestData ?? DateTimeOffset.MinValue).CompareTo(right.LatestData ?? DateTimeOffset.MinValue),
        AccountOrder.ExternalId => string.CompareOrdinal(Fold(left.ExternalId), Fold(right.ExternalId)),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "There is no such order."),
    };

    static decimal Cents(Money? money) => decimal.Truncate((money?.Amount ?? 0) * 100);
}

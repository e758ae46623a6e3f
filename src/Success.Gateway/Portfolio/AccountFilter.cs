using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Gateway.Portfolio;

/// <summary>Which accounts a table shows.</summary>
public sealed record AccountFilter(
    IReadOnlyList<string>? Owners = null,
    bool? WithoutOwner = null,
    IReadOnlyList<Standing>? Standings = null,
    IReadOnlyList<string>? Segments = null,
    bool? WithoutSegment = null,
    IReadOnlyList<string>? AnyTags = null,
    IReadOnlyList<string>? AllTags = null,
    string? Parent = null,
    string? Subtree = null,
    IReadOnlyList<WaitingFor>? WaitingFor = null,
    bool? HasAlerts = null,
    IReadOnlyList<AccountLifecycle>? Lifecycles = null,
    DateOnly? RenewsBefore = null,
    DateOnly? ReviewsBefore = null,
    string? Text = null,
    TextMatch? TextMatch = null)
{
    /// <summary>Whether it asks for nothing but places among the accounts.</summary>
    internal bool IsByPlaceOnly => this with { Parent = null, Subtree = null } == new AccountFilter();
}

/// <summary>What a filter means to the portfolio.</summary>
static class AccountFilters
{
    /// <summary>The domain's filter; null is the one without criteria.</summary>
    public static Result<PortfolioFilter> ToDomain(this AccountFilter? filter, string argument = "filter")
    {
        if (filter is null)
        {
            return PortfolioFilter.None;
        }

        var refusals = new Refusals();
        var made = new PortfolioFilter
        {
            Owners = [.. (filter.Owners ?? []).Select((owner, index) => refusals.Take(Id<Member>.Parse(owner), $"owners[{index}]")), .. Nobody(filter)],
            Standings = filter.Standings ?? [],
            Segments = [.. filter.Segments ?? [], .. filter.WithoutSegment == true ? [""] : (string[])[]],
            AnyTags = filter.AnyTags ?? [],
            AllTags = filter.AllTags ?? [],
            Parent = filter.Parent is null ? default : refusals.Take(Id<Account>.Parse(filter.Parent), "parent"),
            Subtree = filter.Subtree is null ? default : refusals.Take(Id<Account>.Parse(filter.Subtree), "subtree"),
            WaitingFor = filter.WaitingFor ?? [],
            HasAlerts = filter.HasAlerts,
            Lifecycles = filter.Lifecycles ?? [AccountLifecycle.Active],
            RenewsBefore = filter.RenewsBefore,
            ReviewsBefore = filter.ReviewsBefore,
            Text = filter.Text,
            TextMatch = filter.TextMatch ?? default,
        };
        return refusals.IsEmpty ? made : refusals.ToError().Within(argument);
    }

    static Id<Member>[] Nobody(AccountFilter filter) => filter.WithoutOwner == true ? [default] : [];
}

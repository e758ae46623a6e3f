using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Who looks after the account on each side; none where nobody does yet.</summary>
/// <param name="Provider">A member of the provider.</param>
/// <param name="Customer">A member of the customer.</param>
public readonly record struct Owners(Id<Member> Provider, Id<Member> Customer);

/// <summary>What an account is, apart from what is agreed in it. Its name is a text; the state holds only that text's digest.</summary>
/// <param name="Name">Digest of the text <c>acc_….name</c>.</param>
/// <param name="ExternalId">What another system calls it; unique within the tenant, which the portfolio watches over.</param>
/// <param name="Segment">The segment that it is counted in.</param>
/// <param name="Tags">Each once, in the order given.</param>
/// <param name="Parent">The account above; none at the top.</param>
/// <param name="Calendar">By which periods, due dates and working days are reckoned.</param>
/// <param name="Owners">Who looks after it.</param>
/// <param name="Revenue">ARR over time.</param>
/// <param name="RenewsOn">When the contract is due for renewal.</param>
/// <param name="Archived">Why and when it was put away; null while it is active.</param>
public sealed record AccountProfile(
    TextDigest Name,
    ExternalId? ExternalId,
    Label? Segment,
    IReadOnlyList<Label> Tags,
    Id<Account> Parent,
    Calendar Calendar,
    Owners Owners,
    Revenue Revenue,
    DateOnly? RenewsOn,
    Archival? Archived)
{
    /// <summary>Most tags on one account: more are no longer read by anybody.</summary>
    public const int MaxTags = 20;

    /// <summary>Most levels of accounts, the top one included: group, region, country, site.</summary>
    public const int MaxLevels = 4;
}

/// <summary>Why an account is no longer worked with.</summary>
public enum ArchiveReason
{
    /// <summary>The customer left.</summary>
    Churned,

    /// <summary>The contract ended as planned.</summary>
    Ended,

    /// <summary>It became part of another account.</summary>
    Merged,
}

/// <summary>An account put away: it keeps its history and takes no changes but reopening.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">The last day of the relationship.</param>
/// <param name="Into">The account that it was merged into; none otherwise.</param>
public sealed record Archival(ArchiveReason Reason, DateOnly On, Id<Account> Into);

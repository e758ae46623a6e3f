using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>
/// Opens the account, or changes the fields that are given of one that is open: what a list of another system says of it, in one step. The
/// same list again changes nothing.
/// </summary>
/// <param name="Account">The id that it has, or will have.</param>
/// <param name="ExternalId">What the other system calls it; an account that is called otherwise is not meant.</param>
public sealed record ImportAccount(Id<Account> Account, string ExternalId) : ProfileCommand
{
    /// <summary>Most changes of revenue that come with one account: ten years of quarters, and they fit into one step with the rest.</summary>
    public const int MaxRevenues = 40;

    /// <summary>Its name (<see cref="Texts.Name"/>); needed to open it.</summary>
    public Given<string> Name { get; init; }

    /// <summary>Its segment; null takes it away.</summary>
    public Given<string?> Segment { get; init; }

    /// <summary>All its tags.</summary>
    public Given<IReadOnlyList<string>> Tags { get; init; }

    /// <summary>The account above; none puts it at the top.</summary>
    public Given<Id<Account>> Parent { get; init; }

    /// <summary>Its calendar.</summary>
    public Given<Calendar> Calendar { get; init; }

    /// <summary>The provider's member who looks after it; none for nobody.</summary>
    public Given<Id<Member>> Owner { get; init; }

    /// <summary>The customer's member who answers for it; none for nobody.</summary>
    public Given<Id<Member>> CustomerOwner { get; init; }

    /// <summary>Changes of its revenue, at most <see cref="MaxRevenues"/>, each day once; those of other days stay.</summary>
    public IReadOnlyList<RecordRevenue> Revenue { get; init; } = [];

    /// <summary>When the contract is due for renewal; null when that is not known.</summary>
    public Given<DateOnly?> RenewsOn { get; init; }

    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ImportAccounts;
}

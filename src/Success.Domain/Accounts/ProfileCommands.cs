using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Asks something of an account's profile.</summary>
public abstract record ProfileCommand : AccountCommand
{
    private protected ProfileCommand()
    {
    }
}

/// <summary>Opens the account; the only command that one which does not exist yet takes.</summary>
/// <param name="Account">The id that it will have; whoever opens it has drawn it, since an account is reached by its id.</param>
/// <param name="Name">Its name (<see cref="Texts.Name"/>).</param>
public sealed record OpenAccount(Id<Account> Account, string Name) : ProfileCommand
{
    /// <summary>See <see cref="Accounts.ExternalId"/>; null for none.</summary>
    public string? ExternalId { get; init; }

    /// <summary>See <see cref="Label"/>; null for none.</summary>
    public string? Segment { get; init; }

    /// <summary>At most <see cref="AccountProfile.MaxTags"/> labels; repeated ones count once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The account above; none at the top.</summary>
    public Id<Account> Parent { get; init; }

    /// <summary>The account's calendar; null for the calendar year without holidays in the tenant's time zone.</summary>
    public Calendar? Calendar { get; init; }

    /// <summary>Who looks after it.</summary>
    public Owners Owners { get; init; }

    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.OpenAccount;
}

/// <summary>Changes the fields that are given and leaves the others.</summary>
public sealed record UpdateAccount : ProfileCommand
{
    /// <summary>Its name.</summary>
    public Given<string> Name { get; init; }

    /// <summary>Its external id; null takes it away.</summary>
    public Given<string?> ExternalId { get; init; }

    /// <summary>Its segment; null takes it away.</summary>
    public Given<string?> Segment { get; init; }

    /// <summary>All its tags.</summary>
    public Given<IReadOnlyList<string>> Tags { get; init; }

    /// <summary>The account above; none puts it at the top.</summary>
    public Given<Id<Account>> Parent { get; init; }

    /// <summary>Its calendar.</summary>
    public Given<Calendar> Calendar { get; init; }

    /// <summary>Who looks after it.</summary>
    public Given<Owners> Owners { get; init; }

    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.UpdateAccount;
}

/// <summary>Records the ARR from a day on.</summary>
/// <param name="From">First day.</param>
/// <param name="Amount">Per year, 0 or more; null takes back what was recorded for that day.</param>
public sealed record RecordRevenue(DateOnly From, Money? Amount) : ProfileCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.RecordRevenue;
}

/// <summary>Records when the contract is due for renewal.</summary>
/// <param name="On">The day; null when none is known.</param>
public sealed record RecordRenewal(DateOnly? On) : ProfileCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.RecordRevenue;
}

/// <summary>Puts the account away.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">Last day of the relationship.</param>
/// <param name="Into">The account it was merged into; needed for <see cref="ArchiveReason.Merged"/>, none otherwise.</param>
public sealed record ArchiveAccount(ArchiveReason Reason, DateOnly On, Id<Account> Into = default) : ProfileCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ArchiveAccount;
}

/// <summary>Takes an archived account up again.</summary>
public sealed record ReopenAccount : ProfileCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.ArchiveAccount;
}

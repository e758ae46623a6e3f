using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <summary>
/// What the portfolio knows of an account without loading it: what its table shows, filters and sorts by, and when the account must be
/// woken. The account makes it after every append; of two summaries the one with the higher version is the truth.
/// </summary>
public sealed record AccountSummary
{
    /// <summary>Longest external id, in characters of ASCII.</summary>
    public const int MaxExternalIdLength = Accounts.ExternalId.MaxLength;

    /// <summary>Longest segment or tag, in characters of ASCII.</summary>
    public const int MaxLabelLength = Label.MaxLength;

    /// <summary>Most tags of an account.</summary>
    public const int MaxTags = AccountProfile.MaxTags;

    /// <summary>Decimals that amounts of money keep here: no currency of ISO 4217 has more.</summary>
    public const int MoneyDecimals = 4;

    /// <summary>The account.</summary>
    public required Id<Account> Id { get; init; }

    /// <summary>Number of the journal entry after which this was true, from 1.</summary>
    public required long Version { get; init; }

    /// <summary>What another system calls the account, printable ASCII; empty when it has no such name.</summary>
    public string ExternalId { get; init; } = "";

    /// <summary>Its name; the beginning of it when <see cref="IsAbridged"/>.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// Whether the end of the name, or tags, were left out to fit into a journal's head. The next summary that the account makes is
    /// whole again; until then a filter by tag may miss it.
    /// </summary>
    public bool IsAbridged { get; init; }

    /// <summary>The segment, printable ASCII; empty for none.</summary>
    public string Segment { get; init; } = "";

    /// <summary>Tags, printable ASCII, each once.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The account above it; none for a topmost one.</summary>
    public Id<Account> Parent { get; init; }

    /// <summary>The provider's member who looks after it; none when nobody does.</summary>
    public Id<Member> Owner { get; init; }

    /// <summary>How it stands.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Whether it is worked with.</summary>
    public AccountLifecycle Lifecycle { get; init; }

    /// <summary>What it may cost to look away; null when no value was agreed.</summary>
    public Attention? Attention { get; init; }

    /// <summary>
    /// Annual recurring revenue now, ≥ 0; null when unknown. It is the revenue of the account and of all accounts below it, so
    /// that no sum takes an account whose revenue is in that of one above it.
    /// </summary>
    public Money? Arr { get; init; }

    /// <summary>The day of the next renewal, in the account's calendar.</summary>
    public DateOnly? RenewsOn { get; init; }

    /// <summary>Weighted mean progress of its plans, −1 to 1; null when undefined.</summary>
    public float? Progress { get; init; }

    /// <summary>The curve of its worst decisive KPI.</summary>
    public Sparkline Sparkline { get; init; }

    /// <summary>Its open alerts.</summary>
    public OpenAlerts OpenAlerts { get; init; }

    /// <summary>Instant (or period's end) of its latest measurement, in UTC; null when it never had one.</summary>
    public DateTimeOffset? LatestData { get; init; }

    /// <summary>The day (UTC) of the first review that is not closed or called off; null for none.</summary>
    public DateOnly? ReviewsOn { get; init; }

    /// <summary>Who has to act next.</summary>
    public WaitingFor WaitingFor { get; init; }

    /// <summary>The next instant at which anything changes by itself, in UTC; null for never.</summary>
    public DateTimeOffset? NextWake { get; init; }
}

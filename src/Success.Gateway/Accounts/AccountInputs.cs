using Success.Domain;
using Success.Domain.Accounts;
using Success.GraphQL;

namespace Success.Gateway.Accounts;

/// <summary>An amount of money.</summary>
public sealed record MoneyInput(decimal Amount, string Currency)
{
    internal Money ToDomain() => new(Amount, Currency);
}

/// <summary>The days by which an account lives.</summary>
public sealed record CalendarInput(string TimeZone, int FiscalStart, IReadOnlyList<DateOnly> Holidays)
{
    // Checked where it is put to use.
    internal Calendar ToDomain() => new(TimeZone, FiscalStart, Holidays);
}

/// <summary>What openAccount takes.</summary>
public sealed record OpenAccountInput(
    string Name,
    string? ExternalId,
    string? Segment,
    IReadOnlyList<string> Tags,
    string? Parent,
    CalendarInput? Calendar,
    string? Owner,
    string? CustomerOwner,
    string? IdempotencyKey);

/// <summary>What updateAccount takes.</summary>
public sealed record UpdateAccountInput(
    string Account,
    Optional<string?> Name,
    Optional<string?> ExternalId,
    Optional<string?> Segment,
    Optional<IReadOnlyList<string>?> Tags,
    Optional<string?> Parent,
    Optional<CalendarInput?> Calendar,
    Optional<string?> Owner,
    Optional<string?> CustomerOwner);

/// <summary>What recordRevenue takes.</summary>
public sealed record RecordRevenueInput(string Account, DateOnly From, MoneyInput? Amount);

/// <summary>Revenue from a day on.</summary>
public sealed record RevenueInput(DateOnly From, MoneyInput? Amount);

/// <summary>What a list of another system says of an account.</summary>
public sealed record AccountImportInput(
    string ExternalId,
    Optional<string?> Name,
    Optional<string?> Segment,
    Optional<IReadOnlyList<string>?> Tags,
    Optional<string?> Parent,
    Optional<string?> ParentExternalId,
    Optional<CalendarInput?> Calendar,
    Optional<string?> Owner,
    Optional<string?> OwnerEmail,
    Optional<string?> CustomerOwner,
    Optional<string?> CustomerOwnerEmail,
    IReadOnlyList<RevenueInput> Revenue,
    Optional<DateOnly?> RenewsOn);

/// <summary>What importAccounts takes.</summary>
public sealed record ImportAccountsInput(IReadOnlyList<AccountImportInput> Items, bool DryRun);

/// <summary>What recordRenewal takes.</summary>
public sealed record RecordRenewalInput(string Account, DateOnly? On);

/// <summary>What archiveAccount takes.</summary>
public sealed record ArchiveAccountInput(string Account, ArchiveReason Reason, DateOnly On, string? Into);

/// <summary>What reopenAccount takes.</summary>
public sealed record ReopenAccountInput(string Account);

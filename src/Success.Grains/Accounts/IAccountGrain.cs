using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Grains.Audit;
using Success.Grains.Tenancy;

namespace Success.Grains.Accounts;

/// <summary>One account: whatever must be true together is decided here in one step. The key is <c>tenant|account</c> (<see cref="AccountKey"/>).</summary>
public interface IAccountGrain : IGrainWithStringKey
{
    /// <summary>
    /// Carries out a command, or refuses it; what the caller may not see does not exist for it. Durable when the task completes.
    /// </summary>
    /// <exception cref="Journal.JournalConflictException">Somebody else wrote first; call again (<see cref="Journals.FreshActivation"/>).</exception>
    Task<AccountAnswer> Execute(AccountRequest request);

    /// <summary>
    /// What would become of a command, were it carried out now. Whoever else has an external id, and whoever writes first, shows only
    /// when it is.
    /// </summary>
    Task<AccountAnswer> Try(AccountRequest request);

    /// <summary>What terms would do, and would have done. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<PreviewAnswer> Preview(PreviewQuery query);

    /// <summary>
    /// By what the account's periods are reckoned, for whoever may see it or record its measurements; null for everybody else, and when it
    /// does not exist. Does not wait for commands.
    /// </summary>
    [AlwaysInterleave]
    Task<Calendar?> CalendarFor(Audience audience);

    /// <summary>The stored measurements of a metric. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<MeasurementHistory> History(HistoryQuery query);

    /// <summary>The account as somebody may see it. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<AccountReading> Read(Audience audience);

    /// <summary>Who did what in the account. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<AuditReading> Audit(AuditQuery query);

    /// <summary>Texts by their keys (<see cref="TextChange.Key"/>); those that there are not are left out. Does not wait for commands.</summary>
    /// <param name="keys">At most 1,000; the caller has seen to it that they may be read.</param>
    [AlwaysInterleave]
    Task<TextList> Texts(ImmutableArray<string> keys);

    /// <summary>Does what has fallen due, and reports back to the portfolio.</summary>
    [OneWay]
    Task Wake();

    /// <summary>
    /// Hands over what was appended, to whoever must know. Whoever appended does not wait for it; while one runs, it takes along what
    /// is appended meanwhile.
    /// </summary>
    [OneWay]
    [AlwaysInterleave]
    Task HandOver();

    /// <summary>Hands over what a crash left behind. Done when it is, or at once when it is being handed over already.</summary>
    Task CatchUp();
}

/// <summary>Something asked of an account.</summary>
/// <param name="Command">What.</param>
/// <param name="Audience">Who asks, verified by the caller of the grain.</param>
[JsonConverter(typeof(AccountRequestConverter))]
public sealed record AccountRequest(AccountCommand Command, Audience Audience);

/// <summary>What became of a command.</summary>
/// <param name="Version">Number of the last journal entry, this command's included; 0 when the account does not exist.</param>
/// <param name="Subject">The id of what it made or was about; null when there is none.</param>
/// <param name="Refusal">Why it was not carried out; null when it was.</param>
public sealed record AccountAnswer(long Version, string? Subject, DomainError? Refusal)
{
    /// <summary>What became of each measurement of a batch, in the order of the batch; empty for other commands.</summary>
    public ImmutableArray<MeasurementResult> Results { get; init; } = [];

    /// <summary>What the command did to the account, or would do.</summary>
    public AccountEffect Effect { get; init; }
}

/// <summary>What a command does to an account.</summary>
public enum AccountEffect
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The account begins with it.</summary>
    Opened,

    /// <summary>Something is otherwise than before.</summary>
    Changed,
}

/// <summary>An account at a version, or why it is not shown: exactly one of the two is there.</summary>
/// <param name="Version">Number of the last journal entry in it.</param>
/// <param name="View">What the reader may see, and nothing else.</param>
/// <param name="Refusal"><see cref="DomainErrorCode.NotFound"/> also for what there is and may not be seen.</param>
public sealed record AccountReading(long Version, AccountView? View, DomainError? Refusal)
{
    /// <summary>The accounts above it, its parent first; empty at the top, and without a view.</summary>
    public ImmutableArray<Id<Account>> Ancestors { get; init; } = [];
}

/// <summary>Asks what terms would do.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Terms">The terms as typed.</param>
/// <param name="Audience">Who asks.</param>
public sealed record PreviewQuery(Id<Kpi> Kpi, TermsDraft Terms, Audience Audience);

/// <summary>What terms would do, or why there are none such: exactly one of the two is there.</summary>
/// <param name="Preview">See <see cref="TermsPreview"/>.</param>
/// <param name="Refusal">See <see cref="Domain.Accounts.Account.Preview"/>.</param>
public sealed record PreviewAnswer(TermsPreview? Preview, DomainError? Refusal);

/// <summary>Asks for stored measurements.</summary>
/// <param name="Metric">Of which metric.</param>
/// <param name="Version">Of which version of it.</param>
/// <param name="From">Those whose instant or period's end is at or after this instant.</param>
/// <param name="Audience">Who asks.</param>
public sealed record HistoryQuery(MetricKey Metric, int Version, DateTimeOffset From, Audience Audience)
{
    /// <summary>Only those whose instant or period's end is at or before this instant; null for all.</summary>
    public DateTimeOffset? To { get; init; }
}

/// <summary>Stored measurements as they are now, or why they are not shown.</summary>
/// <param name="Measurements">In order of what they speak of; retracted ones are left out. Empty when there are none, and when refused.</param>
/// <param name="Refusal">
/// <see cref="DomainErrorCode.NotFound"/> also for an account that may not be seen, <see cref="DomainErrorCode.LimitReached"/> when there
/// are more than <see cref="MaxMeasurements"/>.
/// </param>
public sealed record MeasurementHistory(ImmutableArray<StoredMeasurement> Measurements, DomainError? Refusal)
{
    /// <summary>Most measurements in one answer: ten years of days of two sources, and a few megabytes of memory.</summary>
    public const int MaxMeasurements = 10_000;
}

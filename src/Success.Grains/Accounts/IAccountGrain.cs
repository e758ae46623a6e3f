using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
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

    /// <summary>The account as somebody may see it. Does not wait for commands.</summary>
    [AlwaysInterleave]
    Task<AccountReading> Read(Audience audience);

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

    /// <summary>Hands over what a crash left behind. Done when it is.</summary>
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
}

/// <summary>An account at a version, or why it is not shown: exactly one of the two is there.</summary>
/// <param name="Version">Number of the last journal entry in it.</param>
/// <param name="View">What the reader may see, and nothing else.</param>
/// <param name="Refusal"><see cref="DomainErrorCode.NotFound"/> also for what there is and may not be seen.</param>
public sealed record AccountReading(long Version, AccountView? View, DomainError? Refusal);

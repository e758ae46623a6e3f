using System.Globalization;
using Success.Domain;
using Success.Gateway.Errors;

namespace Success.Gateway.Accounts;

/// <summary>What became of an import of accounts.</summary>
public sealed class ImportAccountsPayload
{
    internal ImportAccountsPayload(IReadOnlyList<ImportVerdict> verdicts) =>
        Results = [.. verdicts.Select(static (verdict, index) => new AccountImportResultNode(index, verdict))];

    internal ImportAccountsPayload(IReadOnlyList<UserErrorNode> userErrors) => (Results, UserErrors) = ([], userErrors);

    /// <summary>What became of each account, in the order of the import.</summary>
    public IReadOnlyList<AccountImportResultNode> Results { get; }

    /// <summary>How many were opened.</summary>
    public int Opened => Count(ImportOutcome.Opened);

    /// <summary>How many were changed.</summary>
    public int Updated => Count(ImportOutcome.Updated);

    /// <summary>How many were so already.</summary>
    public int Unchanged => Count(ImportOutcome.Unchanged);

    /// <summary>How many were refused.</summary>
    public int Refused => Count(ImportOutcome.Refused);

    /// <summary>What was refused of the import as a whole.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors { get; } = [];

    int Count(ImportOutcome outcome) => Results.Count(result => result.Outcome == outcome);
}

/// <summary>What became of one account of an import.</summary>
public sealed class AccountImportResultNode
{
    readonly ImportVerdict _verdict;

    internal AccountImportResultNode(int index, ImportVerdict verdict) => (Index, _verdict) = (index, verdict);

    /// <summary>Its index in the import.</summary>
    public int Index { get; }

    /// <summary>What became of it.</summary>
    public ImportOutcome Outcome => _verdict.Outcome;

    /// <summary>The account's id.</summary>
    public string? Account => _verdict.Account.IsNone ? null : _verdict.Account.ToString();

    /// <summary>Everything that is wrong with it.</summary>
    public IReadOnlyList<UserErrorNode> UserErrors => _verdict.Error is { } error
        ? UserErrorNode.Of(error.Within(string.Create(CultureInfo.InvariantCulture, $"items[{Index}]")))
        : [];
}

/// <summary>What became of an account that somebody imported.</summary>
public enum ImportOutcome
{
    /// <summary>No account was called so; it was opened.</summary>
    Opened,

    /// <summary>Something was otherwise before.</summary>
    Updated,

    /// <summary>It was so already.</summary>
    Unchanged,

    /// <summary>It was not taken.</summary>
    Refused,
}

/// <summary>What became of one account, in the client's words.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Account">Its id; none when it was refused, and for one that was only to be tried.</param>
/// <param name="Error">Why it was refused; null otherwise.</param>
sealed record ImportVerdict(ImportOutcome Outcome, Id<Domain.Accounts.Account> Account, DomainError? Error)
{
    public static ImportVerdict Refused(DomainError error) => new(ImportOutcome.Refused, default, error);
}

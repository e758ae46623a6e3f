using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;

namespace Success.Gateway.Ids;

/// <summary>
/// The id of a part of an account as clients have it: <c>kpi_0198…_0198…</c>, the part's own id (which stands in digests and exports), an
/// underscore and the account's 32 digits. So every id can be handed back alone, and leads to its account without a look-up.
/// </summary>
/// <typeparam name="T">What the part is.</typeparam>
/// <param name="Account">The account that it is a part of.</param>
/// <param name="Part">The part.</param>
public readonly record struct PartId<T>(Id<Account> Account, Id<T> Part)
    where T : IIdentified
{
    const int DigitsLength = 32;

    /// <summary>Reads an id's text.</summary>
    /// <returns>The id, or a refusal (<see cref="DomainErrorCode.Invalid"/>) that says which prefix belongs here.</returns>
    public static Result<PartId<T>> Parse(string? text)
    {
        var split = T.Prefix.Length + 1 + DigitsLength;
        if (text is not null && text.Length == split + 1 + DigitsLength && text[split] == '_')
        {
            var part = Id<T>.Parse(text[..split]);
            var account = Id<Account>.Parse($"{Domain.Accounts.Account.Prefix}{text[split..]}");
            if (part.IsSuccess && account.IsSuccess)
            {
                return new PartId<T>(account.Value, part.Value);
            }
        }

        return new DomainError(DomainErrorCode.Invalid, $"An id here begins with '{T.Prefix}_', as this API gave it.");
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Part}_{Account.ToGuid():N}");
}

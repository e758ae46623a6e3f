using System.Globalization;
using Success.Domain;

namespace Success.Gateway.Accounts;

/// <summary>In which order the accounts of an import are carried out: whatever is to hang below another one of the list comes after it.</summary>
sealed class ImportOrder
{
    readonly int?[] _parents;
    readonly Dictionary<int, DomainError> _refused = [];
    readonly List<int[]> _levels = [];

    ImportOrder(IReadOnlyList<ImportedAccount> accounts)
    {
        var byExternalId = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, account) in accounts.Index())
        {
            if (!byExternalId.TryAdd(account.Command.ExternalId, index))
            {
                var first = byExternalId[account.Command.ExternalId];
                Refuse(index, DomainErrorCode.Conflict, string.Create(CultureInfo.InvariantCulture, $"items[{first}] has this external id already."), "externalId");
            }
        }

        _parents = [.. accounts.Select(account =>
            account.ParentExternalId is { } parent && byExternalId.TryGetValue(parent, out var index) ? index : default(int?))];
        var below = Enumerable.Range(0, accounts.Count).Where(index => !_refused.ContainsKey(index)).ToLookup(index => _parents[index] ?? -1);
        for (int[] level = [.. below[-1]]; level.Length > 0; level = [.. level.SelectMany(index => below[index])])
        {
            _levels.Add(level);
        }

        foreach (var index in Enumerable.Range(0, accounts.Count).Except(_levels.SelectMany(static level => level)).Where(index => !_refused.ContainsKey(index)).ToList())
        {
            Refuse(index, DomainErrorCode.Invalid, "The accounts above it in this list lead back to themselves.", "parentExternalId");
        }
    }

    /// <summary>The accounts of each level, from the top.</summary>
    public IReadOnlyList<int[]> Levels => _levels;

    /// <summary>Accounts that no place can be found for.</summary>
    public IReadOnlyDictionary<int, DomainError> Refused => _refused;

    public static ImportOrder Of(IReadOnlyList<ImportedAccount> accounts) => new(accounts);

    /// <summary>The account of the list that one is to hang below; null for another one, and for the top.</summary>
    public int? ParentOf(int index) => _parents[index];

    void Refuse(int index, DomainErrorCode code, string message, string field) => _refused.Add(index, new(code, message, field));
}

using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Gateway.Requests;
using Success.Grains.Accounts;
using Success.Grains.Journals;

namespace Success.Gateway.Accounts;

/// <summary>
/// A list of accounts that another system knows: what hangs below another one of the list comes after it, and all of one level at the same
/// time. An account is found by its external id, so that the same list again finds what it has opened.
/// </summary>
sealed class AccountImport(GatewayRequest request, IReadOnlyList<AccountImportInput> items, bool isDryRun)
{
    /// <summary>Most accounts of one import: a large provider's whole list, in a body of 5 MiB and some seconds of the slowest store.</summary>
    public const int MaxItems = 5_000;

    /// <summary>Accounts that are asked at the same time: enough to fill a group commit, few enough to leave room for others.</summary>
    public const int MaxAccountsAtOnce = 32;

    // An account may be opened or called otherwise by somebody else at the same moment; the second look finds how it is.
    const int MaxLooks = 2;

    static readonly DomainError Taken = new(DomainErrorCode.Conflict, "Another account has this external id.", "externalId");
    static readonly DomainError TooDeep = new(DomainErrorCode.LimitReached, $"Accounts hang in at most {AccountProfile.MaxLevels} levels.", "parent");

    readonly ImportVerdict?[] _verdicts = new ImportVerdict?[items.Count];
    readonly Place[] _places = new Place[items.Count];

    /// <summary>Opens and updates what can be.</summary>
    /// <returns>What became of each account, in the order of the items; what was taken is durable.</returns>
    public async Task<IReadOnlyList<ImportVerdict>> CarryAsync()
    {
        var sight = await request.Workspace.SightAsync();
        ImportedAccount[] accounts = [.. items.Select(item => ImportedAccount.Read(item, request, sight))];
        var order = ImportOrder.Of(accounts);
        foreach (var (index, error) in order.Refused)
        {
            _verdicts[index] = ImportVerdict.Refused(error);
        }

        foreach (var level in order.Levels)
        {
            await Parallel.ForEachAsync(level, new ParallelOptions { MaxDegreeOfParallelism = MaxAccountsAtOnce }, async (index, _) =>
                _verdicts[index] = await CarryAsync(accounts[index], index, order.ParentOf(index)));
        }

        return _verdicts!;
    }

    async Task<ImportVerdict> CarryAsync(ImportedAccount account, int index, int? parent)
    {
        if (account.Malformed is { } malformed)
        {
            return ImportVerdict.Refused(malformed);
        }

        var above = parent is { } inList ? _places[inList] : default;
        if (parent is not null && above.IsNowhere)
        {
            return ImportVerdict.Refused(new(
                DomainErrorCode.NotFound,
                string.Create(CultureInfo.InvariantCulture, $"There is no such account to hang this one below: items[{parent}] was to be it, and is refused."),
                account.ParentField));
        }

        var command = account.Command with { Parent = parent is null ? await ParentAsync(account) : above.Nearest };
        var (answer, id) = await AskAsync(command);
        if (answer.Refusal is null && above.IsPlanned && above.Level + 1 + await request.PortfolioGrain.LevelsBelow(id) > AccountProfile.MaxLevels)
        {
            answer = answer with { Refusal = TooDeep };
        }

        var isPlanned = isDryRun && answer is { Refusal: null, Effect: AccountEffect.Opened };
        _places[index] = isPlanned ? new(default, command.Parent.Value, await LevelAsync(above, command.Parent.Value)) : new(id, default, 0);
        return answer.Refusal is { } refusal ? ImportVerdict.Refused(account.InTheirWords(refusal)) : new(OutcomeOf(answer.Effect), _places[index].Account, null);
    }

    /// <summary>Asks the account that is called so, or the one that is to be.</summary>
    /// <returns>Its answer, and its id; none when it is refused and there is none that the caller may see.</returns>
    async Task<(AccountAnswer Answer, Id<Account> Account)> AskAsync(ImportAccount command)
    {
        var (id, isTaken) = (AccountIds.Of($"{request.Caller.Tenant}|{command.ExternalId}"), false);
        for (var look = 1; ; look++)
        {
            var found = await request.PortfolioGrain.FindByExternalId(command.ExternalId);
            var known = found.IsNone ? null : await AskAsync(found, command);
            if (known is not null && !IsAnothers(known))
            {
                return (known, found);
            }

            // Whoever may not see that account may not know of it either: first comes what opening one of its own would be told.
            isTaken |= known is not null;
            var opened = await AskAsync(id, command);
            if (opened.Refusal is null)
            {
                return isTaken && isDryRun ? (opened with { Refusal = Taken }, default) : (opened, id);
            }

            if (!IsAnothers(opened) || look == MaxLooks)
            {
                return (opened, default);
            }

            id = Id<Account>.Create(request.Services.Ids.Next());
        }
    }

    Task<AccountAnswer> AskAsync(Id<Account> account, ImportAccount command)
    {
        var asked = new AccountRequest(command with { Account = account }, request.Caller.Audience);
        var grain = request.AccountGrain(account);
        return FreshActivation.RetryAsync(() => isDryRun ? grain.Try(asked) : grain.Execute(asked));
    }

    // It is called otherwise, is about to be called so, or is not for the caller to see.
    static bool IsAnothers(AccountAnswer answer) => answer.Refusal is { Code: DomainErrorCode.Conflict, Field: "externalId" } or { Code: DomainErrorCode.NotFound, Field: null };

    /// <summary>The account above, where it is not one of the list.</summary>
    async Task<Given<Id<Account>>> ParentAsync(ImportedAccount account)
    {
        if (account.ParentExternalId is not { } externalId)
        {
            return account.Parent;
        }

        // What is not there is refused by the account, like what the caller may not see.
        var found = await request.PortfolioGrain.FindByExternalId(externalId);
        return found.IsNone ? Id<Account>.Create(request.Services.Ids.Next()) : found;
    }

    /// <summary>On which level an account would be that is only tried.</summary>
    async Task<int> LevelAsync(Place above, Id<Account> parent) =>
        above.IsPlanned ? above.Level + 1
        : parent.IsNone ? 1
        : (await request.PortfolioGrain.PathsOf([parent])).Paths is [var path] ? path.Ancestors.Length + 2 : 1;

    static ImportOutcome OutcomeOf(AccountEffect effect) => effect switch
    {
        AccountEffect.Opened => ImportOutcome.Opened,
        AccountEffect.Changed => ImportOutcome.Updated,
        _ => ImportOutcome.Unchanged,
    };

    /// <summary>Where an account of the list is by now.</summary>
    /// <param name="Account">Its id; none while it is not there.</param>
    /// <param name="Above">Of one that is only tried: the nearest account above that is there; none for the top.</param>
    /// <param name="Level">Of one that is only tried: its level, from 1; 0 for others.</param>
    readonly record struct Place(Id<Account> Account, Id<Account> Above, int Level)
    {
        public bool IsPlanned => Level > 0;

        public bool IsNowhere => Account.IsNone && !IsPlanned;

        public Id<Account> Nearest => IsPlanned ? Above : Account;
    }
}

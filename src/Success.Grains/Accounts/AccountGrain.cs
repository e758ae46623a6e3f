using System.Collections.Immutable;
using System.Diagnostics;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Portfolio;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Grains.Portfolio;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Accounts;

/// <inheritdoc cref="IAccountGrain"/>
sealed partial class AccountGrain : Grain, IAccountGrain
{
    // What a decision needs it says at once for every series; a change may bring further ones into it.
    const int MaxAttempts = 5;

    readonly AccountKey _key;
    readonly IJournal _journal;
    readonly TimeProvider _time;
    readonly IIdSeeds _ids;
    readonly HandOverPlaces _places;
    readonly LiveChanges _changes;
    readonly JournaledState<Account, AccountEvent> _account;
    string _name = "";

    // What the last append says of the account, until it is handed over.
    AccountSummary? _summary;

    public AccountGrain(IJournal journal, TimeProvider time, IIdSeeds ids, HandOverPlaces places, LiveChanges changes)
    {
        var key = this.GetPrimaryKeyString();
        _key = AccountKey.Parse(key) ?? throw new InvalidOperationException($"'{key}' is not the key of an account.");
        (_journal, _time, _ids, _places, _changes) = (journal, time, ids, places, changes);
        _account = new(journal, AccountFormat.PartitionOf(_key), AccountFormat.Instance, ids);
    }

    IPortfolioGrain Portfolio => GrainFactory.GetGrain<IPortfolioGrain>(_key.Tenant.ToString());

    IAccountGrain Self => GrainFactory.GetGrain<IAccountGrain>(_key.ToString());

    string NameKey => $"{_key.Account}.name";

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await _account.LoadAsync(cancellationToken);
        if (_account.State is not null)
        {
            _name = await TextRows.ReadAsync(_journal, _account.Partition, NameKey, cancellationToken) ?? "";
        }
    }

    public async Task<AccountAnswer> Execute(AccountRequest request)
    {
        var context = await ContextOf(request);
        return context.IsSuccess ? await CarryAsync(request.Command, context.Value) : Refused(context.Error);
    }

    public async Task<AccountAnswer> Try(AccountRequest request)
    {
        var context = await ContextOf(request);
        var decided = context.IsSuccess ? await DecideAsync(request.Command, context.Value) : context.Error;
        return decided.IsSuccess
            ? Answer(decided.Value, EffectOf(decided.Value))
            : Refused(decided.Error);
    }

    public async Task Wake()
    {
        var before = _account.Version;
        var context = await SystemContext();
        if (context is not null)
        {
            await CarryAsync(new WakeAccount(), context);
        }

        var next = _account.State is { } state ? Account.NextWake(state) : null;
        await Portfolio.Woken(new(_key.Account, next, _account.Version != before));
    }

    public async Task<TextList> Texts(ImmutableArray<string> keys) =>
        new((await TextRows.ReadAsync(_journal, _account.Partition, keys, CancellationToken.None)).ToImmutableDictionary(StringComparer.Ordinal));

    async Task<AccountAnswer> CarryAsync(AccountCommand command, DecideContext context)
    {
        var decided = await DecideAsync(command, context);
        if (!decided.IsSuccess)
        {
            return Refused(decided.Error);
        }

        var effect = EffectOf(decided.Value);
        if (decided.Value.Events.Count > 0)
        {
            if (await ClaimAsync(decided.Value) is { } taken)
            {
                return Refused(taken);
            }

            await AppendAsync(decided.Value, context.Now);
            if (decided.Value.Events.Any(happened => happened is ProfileEvent))
            {
                // Who has opened an account or changed its profile is to find it so, and to hang others below it, in the next request.
                await PublishAsync();
            }

            await Self.HandOver();
        }

        return Answer(decided.Value, effect);
    }

    AccountEffect EffectOf(Decision<AccountEvent> decision) =>
        decision.Events.Count == 0 ? AccountEffect.None : _account.State is null ? AccountEffect.Opened : AccountEffect.Changed;

    AccountAnswer Answer(Decision<AccountEvent> decision, AccountEffect effect) =>
        new(_account.Version.Number, decision.Subject, null) { Results = [.. decision.Results], Effect = effect };

    /// <summary>Decides; when that takes measurements which the state no longer holds, loads them and decides again.</summary>
    async Task<Result<Decision<AccountEvent>>> DecideAsync(AccountCommand command, DecideContext context)
    {
        var stored = new Dictionary<(MetricKey Metric, int Version), StoredSeries>();
        for (var attempt = 1; ; attempt++)
        {
            var decided = Account.Decide(
                _account.State, command, context with { FindStored = (metric, version) => stored.GetValueOrDefault((metric, version)) });
            if (!decided.IsSuccess || decided.Value.Needs.Count == 0)
            {
                return decided;
            }

            if (attempt == MaxAttempts)
            {
                throw new UnreachableException($"{command.GetType().Name} asks for measurements again and again.");
            }

            foreach (var need in decided.Value.Needs)
            {
                stored[(need.Metric, need.Version)] = await SeriesBlocks.ReadAsync(_journal, _account.Partition, need);
            }
        }
    }

    AccountAnswer Refused(DomainError refusal)
    {
        if (_account.State is null)
        {
            // Whoever guesses at ids must not fill the memory with accounts that do not exist.
            DeactivateOnIdle();
        }

        return new(_account.Version.Number, null, refusal);
    }

    async Task AppendAsync(Decision<AccountEvent> decision, DateTimeOffset now)
    {
        var name = decision.Texts.LastOrDefault(text => text.Key == NameKey)?.Text ?? _name;
        AccountSummary? summary = null;
        try
        {
            await _account.AppendAsync(decision, (next, version) => HeadOf(summary = AccountSummaries.Of(next, version, name, ReportingCurrency, now)));
        }
        catch
        {
            // What is in memory is not what is stored: the next call begins with what is.
            DeactivateOnIdle();
            throw;
        }

        (_name, _summary) = (name, summary);
    }

    static Head HeadOf(AccountSummary summary) => new(PackedSummary.PackForHead(summary).Bytes, summary.NextWake);

    /// <summary>Reserves the external id that a decision gives the account: it is the portfolio that sees whether another one has it.</summary>
    async Task<DomainError?> ClaimAsync(Decision<AccountEvent> decision)
    {
        var wanted = decision.Events.Select(happened => happened switch
        {
            AccountOpened opened => opened.ExternalId,
            AccountLabelled labelled => labelled.ExternalId,
            _ => null,
        }).LastOrDefault(id => id is not null);

        return wanted is null || wanted == _account.State?.Profile.ExternalId
            ? null
            : await Portfolio.Claim(new(_key.Account, wanted.Value.ToString()));
    }
}

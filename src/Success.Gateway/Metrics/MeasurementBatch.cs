using System.Collections.Concurrent;
using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Gateway.Requests;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Gateway.Metrics;

/// <summary>
/// A batch of measurements of any accounts: grouped, so that each account is asked once for every <see cref="MeasurementSeries.MaxItems"/> of
/// its items, in their order, and accounts at the same time. Whatever way measurements come in, this is what becomes of them.
/// </summary>
sealed class MeasurementBatch(GatewayRequest request, IReadOnlyList<MeasurementInput> items, bool isDryRun)
{
    /// <summary>Most items of one request: what fits into a body of 5 MiB, and some seconds of the slowest store.</summary>
    public const int MaxItems = 10_000;

    /// <summary>Most accounts of a batch that are asked at the same time: as many as one commit of the journal takes well.</summary>
    public const int MaxAccountsAtOnce = 32;

    // A batch of up to this many accounts for each one at once waits for the disk no longer than a request may take.
    const int MaxRounds = 300;

    static readonly DomainError NoAccount = new(DomainErrorCode.NotFound, "There is no such account.", AccountField);
    static readonly DomainError OneAccount = new(
        DomainErrorCode.Invalid, "A measurement's account is named by its id (account) or by its external id (externalAccountId): give one of the two.", AccountField);

    const string AccountField = "account";
    const string ExternalField = "externalAccountId";

    readonly MeasurementVerdict?[] _verdicts = new MeasurementVerdict?[items.Count];

    // Of which metrics anything new came.
    readonly ConcurrentDictionary<MetricKey, bool> _heard = new();

    /// <summary>Records what can be recorded.</summary>
    /// <param name="cancellationToken">No further account is asked; those that are asked already finish.</param>
    /// <returns>What became of each item, in the order of the items; what was taken is durable.</returns>
    public async Task<IReadOnlyList<MeasurementVerdict>> RecordAsync(CancellationToken cancellationToken)
    {
        var accounts = new Dictionary<Id<Account>, List<int>>();
        var externals = await ExternalIdsAsync();
        for (var index = 0; index < items.Count; index++)
        {
            var account = AccountOf(items[index], externals);
            if (account.IsSuccess)
            {
                (accounts.TryGetValue(account.Value, out var indexes) ? indexes : accounts[account.Value] = []).Add(index);
            }
            else
            {
                Refuse(index, account.Error);
            }
        }

        if (accounts.Count > 0)
        {
            var tenant = await request.Workspace.TenantAsync();
            var atOnce = new ParallelOptions { MaxDegreeOfParallelism = AtOnce(accounts.Count), CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(accounts, atOnce, async (pair, _) => await RecordAsync(pair.Key, pair.Value, tenant.Catalogue));
            if (!request.Caller.Audience.Client.IsNone && !_heard.IsEmpty)
            {
                request.Services.Feeds.Heard(request.Caller.Tenant, request.Caller.Audience.Client, _heard.Keys);
            }
        }

        return _verdicts!;
    }

    /// <summary>
    /// As many as keep the processors busy, so that pages are not kept waiting behind a batch; only of many accounts more, which would wait for the disk
    /// too often.
    /// </summary>
    static int AtOnce(int accounts) => Math.Clamp(accounts / MaxRounds, Math.Min(2 * Environment.ProcessorCount, MaxAccountsAtOnce), MaxAccountsAtOnce);

    async Task<Dictionary<string, Id<Account>>> ExternalIdsAsync()
    {
        var found = new Dictionary<string, Id<Account>>(StringComparer.Ordinal);

        // A customer knows its accounts by this API's ids only: another id would tell whether somebody else has it.
        foreach (var item in request.Side == Side.Provider ? items : [])
        {
            if (item.ExternalAccountId is { } externalId && !found.ContainsKey(externalId))
            {
                var account = await request.PortfolioGrain.FindByExternalId(externalId);
                found[externalId] = await IsThereAsync(account) ? account : default;
            }
        }

        return found;
    }

    // Whoever has to do with some accounts only is not told by what else is wrong with an item whether another one exists.
    async Task<bool> IsThereAsync(Id<Account> account) =>
        request.Caller.Audience.Accounts.Every
        || (!account.IsNone && await request.AccountGrain(account).CalendarFor(request.Caller.Audience) is not null);

    static Result<Id<Account>> AccountOf(MeasurementInput item, Dictionary<string, Id<Account>> externals) => item switch
    {
        { Account: { } account, ExternalAccountId: null } => Id<Account>.Parse(account) is { Error: { } error } ? error with { Field = AccountField } : Id<Account>.Parse(account),
        { Account: null, ExternalAccountId: { } external } => externals.GetValueOrDefault(external) is { IsNone: false } found
            ? found
            : NoAccount with { Field = ExternalField },
        _ => OneAccount,
    };

    async Task RecordAsync(Id<Account> account, List<int> indexes, MetricCatalogue catalogue)
    {
        // Only quarters and years are other days in another calendar, and few batches have them.
        var calendar = indexes.Exists(index => PeriodText.DependsOnCalendar(items[index].Period))
            ? await request.AccountGrain(account).CalendarFor(request.Caller.Audience)
            : Calendar.Default;
        var ready = new List<(int Index, BatchItem Item)>(indexes.Count);
        foreach (var index in indexes)
        {
            var item = calendar is null ? OfAccount(index, NoAccount) : Read(items[index], catalogue, calendar);
            if (item.IsSuccess)
            {
                ready.Add((index, item.Value));
            }
            else
            {
                Refuse(index, item.Error);
            }
        }

        foreach (var chunk in ready.Chunk(MeasurementSeries.MaxItems))
        {
            await RecordAsync(account, chunk);
        }
    }

    async Task RecordAsync(Id<Account> account, (int Index, BatchItem Item)[] chunk)
    {
        var audience = request.Caller.Audience;
        var source = audience.Client.IsNone ? MeasurementSource.Of(audience.Side, audience.Member) : MeasurementSource.Of(audience.Side, audience.Client);
        var asked = new AccountRequest(new RecordBatch(source, [.. chunk.Select(one => one.Item)]), audience);
        var grain = request.AccountGrain(account);
        var answer = await FreshActivation.RetryAsync(() => isDryRun ? grain.Try(asked) : grain.Execute(asked));
        foreach (var (position, (index, item)) in chunk.Index())
        {
            if (answer.Refusal is { } refusal)
            {
                // What holds for the whole account has no field of one item but its account.
                Refuse(index, OfAccount(index, refusal));
            }
            else
            {
                var result = answer.Results[position];
                _verdicts[index] = result.Error is { } error
                    ? MeasurementVerdict.Refused(error with { Field = FieldOf(position, error) })
                    : MeasurementVerdict.Of(result.Outcome);
                if (!isDryRun && result.Outcome is not (MeasurementOutcome.Refused or MeasurementOutcome.Duplicate))
                {
                    _heard.TryAdd(item.Metric, true);
                }
            }
        }
    }

    static Result<BatchItem> Read(MeasurementInput item, MetricCatalogue catalogue, Calendar calendar)
    {
        var key = MetricKey.Create(item.Metric);
        if (!key.IsSuccess)
        {
            return key.Error;
        }

        if ((item.Version is { } version ? catalogue.Find(key.Value, version) : catalogue.Latest(key.Value)) is not { } metric)
        {
            return new DomainError(
                DomainErrorCode.NotFound,
                item.Version is null ? "The catalogue has no such metric." : "The catalogue has no such version of this metric.",
                item.Version is null ? "metric" : "version");
        }

        var period = item.Period is null ? default(Result<Period>?) : PeriodText.Parse(item.Period, calendar);
        return period?.Error is { } error
            ? error with { Field = "period" }
            : new BatchItem(
                metric.Key,
                metric.Version,
                new(item.At?.ToUniversalTime(), period?.Value, item.Value, item.Numerator, item.Denominator, item.Complete, item.Note));
    }

    void Refuse(int index, DomainError error) => _verdicts[index] = MeasurementVerdict.Refused(error);

    DomainError OfAccount(int index, DomainError error) => error with { Field = items[index].Account is null ? ExternalField : AccountField };

    // The account counts the items that it was given, and the client its own; the field within the item is the same.
    static string? FieldOf(int position, DomainError error)
    {
        var theirs = string.Create(CultureInfo.InvariantCulture, $"items[{position}]");
        return error.Field?.StartsWith(theirs, StringComparison.Ordinal) != true ? error.Field
            : error.Field.Length > theirs.Length ? error.Field[(theirs.Length + 1)..] : null;
    }
}

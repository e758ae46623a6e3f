using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Calendar = Success.Domain.Accounts.Calendar;

namespace Success.Gateway.Metrics;

/// <summary>
/// A batch of measurements of any accounts: grouped, so that each account is asked once for every <see cref="MeasurementSeries.MaxItems"/> of
/// its items, in their order, and accounts at the same time.
/// </summary>
sealed class MeasurementBatch(GatewayRequest request, RecordMeasurementsInput input)
{
    /// <summary>Most items of one request: what fits into a body of 5 MiB, and some seconds of the slowest store.</summary>
    public const int MaxItems = 10_000;

    // Accounts that are asked at the same time: enough to fill a group commit, few enough to leave room for others.
    const int MaxAtOnce = 32;

    static readonly DomainError NoAccount = new(DomainErrorCode.NotFound, "There is no such account.", "account");

    readonly MeasurementResultNode?[] _results = new MeasurementResultNode?[input.Items.Count];

    public async Task<RecordMeasurementsPayload> RecordAsync()
    {
        if (input.Items.Count is 0 or > MaxItems)
        {
            return new(UserErrorNode.Of(new(
                DomainErrorCode.LimitReached, string.Create(CultureInfo.InvariantCulture, $"A batch has 1 to {MaxItems} items; this has {input.Items.Count}."), "items")));
        }

        var accounts = new Dictionary<Id<Account>, List<int>>();
        var externals = await ExternalIdsAsync();
        foreach (var index in Enumerable.Range(0, input.Items.Count))
        {
            var account = AccountOf(input.Items[index], externals);
            if (account.IsSuccess)
            {
                (accounts.TryGetValue(account.Value, out var items) ? items : accounts[account.Value] = []).Add(index);
            }
            else
            {
                Refuse(index, account.Error);
            }
        }

        await Parallel.ForEachAsync(accounts, new ParallelOptions { MaxDegreeOfParallelism = MaxAtOnce }, async (pair, _) => await RecordAsync(pair.Key, pair.Value));
        return new([.. _results.Select(result => result!)]);
    }

    async Task<Dictionary<string, Id<Account>>> ExternalIdsAsync()
    {
        var wanted = input.Items.Select(item => item.ExternalAccountId).OfType<string>().Distinct(StringComparer.Ordinal);
        var found = new Dictionary<string, Id<Account>>(StringComparer.Ordinal);

        // A customer knows its accounts by this API's ids only: another id would tell whether somebody else has it.
        foreach (var externalId in request.Side == Side.Provider ? wanted : [])
        {
            found[externalId] = await request.PortfolioGrain.FindByExternalId(externalId);
        }

        return found;
    }

    static Result<Id<Account>> AccountOf(MeasurementInput item, Dictionary<string, Id<Account>> externals) => item switch
    {
        { Account: { } account, ExternalAccountId: null } => Id<Account>.Parse(account) is { Error: { } error } ? error with { Field = "account" } : Id<Account>.Parse(account),
        { Account: null, ExternalAccountId: { } external } => externals.GetValueOrDefault(external) is { IsNone: false } found
            ? found
            : NoAccount with { Field = "externalAccountId" },
        _ => new DomainError(DomainErrorCode.Invalid, "A measurement's account is named by its id or by its external id: give one of the two.", "account"),
    };

    async Task RecordAsync(Id<Account> account, List<int> indexes)
    {
        var tenant = await request.Workspace.TenantAsync();
        var calendar = indexes.Exists(index => input.Items[index].Period is not null) ? await request.AccountGrain(account).CalendarFor(request.Caller.Audience) : Calendar.Default;
        var ready = new List<(int Index, BatchItem Item)>();
        foreach (var index in indexes)
        {
            var item = calendar is null ? NoAccount : Read(input.Items[index], tenant.Catalogue, calendar);
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
        var answer = await FreshActivation.RetryAsync(() => input.DryRun ? grain.Try(asked) : grain.Execute(asked));
        foreach (var (position, (index, _)) in chunk.Index())
        {
            if (answer.Refusal is { } refusal)
            {
                // What holds for the whole account has no field of one item but its account.
                Refuse(index, refusal with { Field = "account" });
            }
            else
            {
                var result = answer.Results[position];
                _results[index] = new(index, result.Outcome, result.Error is { } error ? UserErrorNode.One(error with { Field = FieldOf(index, position, error) }) : null);
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

    void Refuse(int index, DomainError error) =>
        _results[index] = new(index, MeasurementOutcome.Refused, UserErrorNode.One(error.Within(string.Create(CultureInfo.InvariantCulture, $"items[{index}]"))));

    // The account counts the items that it was given; the client counts its own.
    static string FieldOf(int index, int position, DomainError error)
    {
        var theirs = string.Create(CultureInfo.InvariantCulture, $"items[{position}]");
        var own = string.Create(CultureInfo.InvariantCulture, $"items[{index}]");
        return error.Field is { } field && field.StartsWith(theirs, StringComparison.Ordinal) ? own + field[theirs.Length..]
            : error.Field is { } inner ? $"{own}.{inner}" : own;
    }
}

using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Grains.Accounts;

// What readers get. Nobody reads the account itself; what is not theirs to see is not in what leaves here.
sealed partial class AccountGrain
{

    public async Task<AccountReading> Read(Audience audience)
    {
        var reader = await ReaderAsync(audience);
        if (!reader.IsSuccess)
        {
            return new(0, null, reader.Error);
        }

        var (current, path, state) = reader.Value;
        var view = state.For(current.Side, action => Policy.Allows(current, action, path), _time.GetUtcNow());
        return new(_account.Version.Number, view, null) { Ancestors = path.Ancestors };
    }

    public async Task<PreviewAnswer> Preview(PreviewQuery query)
    {
        var reader = await ReaderAsync(query.Audience);
        if (!reader.IsSuccess || _tenant is null)
        {
            return new(null, reader.Error);
        }

        var (current, path, state) = reader.Value;
        if (!Policy.Allows(current, PolicyAction.PreviewProposal, path))
        {
            return new(null, Policy.Refuse(current, PolicyAction.PreviewProposal));
        }

        var now = _time.GetUtcNow();
        var actor = _tenant.Tenant.ActorOf(current, path, DateOnly.FromDateTime(now.UtcDateTime));
        var preview = Account.Preview(state, query.Kpi, query.Terms, Context(_tenant, now, actor));
        return preview.IsSuccess ? new(preview.Value, null) : new(null, preview.Error);
    }

    public async Task<MeasurementHistory> History(HistoryQuery query)
    {
        var reader = await ReaderAsync(query.Audience);
        if (!reader.IsSuccess)
        {
            return new([], reader.Error);
        }

        if (!Policy.Allows(reader.Value.Audience, PolicyAction.ReadMeasurements, reader.Value.Path))
        {
            return new([], Policy.Refuse(reader.Value.Audience, PolicyAction.ReadMeasurements));
        }

        var history = await SeriesBlocks.HistoryAsync(
            _journal, _account.Partition, new(query.Metric, query.Version, query.From), query.To ?? DateTimeOffset.MaxValue, MeasurementHistory.MaxMeasurements);
        return history is { } measurements ? new(measurements, null) : new([], TooMany);
    }

    public async Task<Calendar?> CalendarFor(Audience audience)
    {
        var reader = await TenantAsync() is { } tenant ? tenant.Current(audience, _time.GetUtcNow()) : NoSuchAccount;
        var path = (await PlacesFor(null)).Path;
        return reader.IsSuccess && (Policy.Allows(reader.Value, PolicyAction.ReadAccount, path) || Policy.Allows(reader.Value, PolicyAction.RecordMeasurement, path))
            ? _account.State?.Profile.Calendar
            : null;
    }

    static DomainError TooMany { get; } = new(
        DomainErrorCode.LimitReached, $"More than {MeasurementHistory.MaxMeasurements} measurements lie after this instant; begin later, or end earlier.", "from");

    /// <summary>Somebody who may see the account, with the rights of this moment; otherwise there is no such account.</summary>
    async Task<Result<(Audience Audience, AccountPath Path, Account State)>> ReaderAsync(Audience audience)
    {
        var reader = await TenantAsync() is { } tenant ? tenant.Current(audience, _time.GetUtcNow()) : NoSuchAccount;
        var path = (await PlacesFor(null)).Path;
        return !reader.IsSuccess || _account.State is not { } state || !Policy.Allows(reader.Value, PolicyAction.ReadAccount, path)
            ? reader.Error ?? NoSuchAccount
            : (reader.Value, path, state);
    }
}

using Success.Domain;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.GraphQL.Connections;

namespace Success.Gateway.Metrics;

/// <summary>Reads an account's stored measurements.</summary>
static class MeasurementHistories
{
    // A quarter: what one looks at when one does not say how far back.
    static readonly TimeSpan UsualSpan = TimeSpan.FromDays(90);

    // What speaks of a period, or counts in one, stands at its end: a year later at most, and some days.
    static readonly TimeSpan LongestPeriod = TimeSpan.FromDays(400);

    /// <summary>A page, the latest first; null for whoever may not see measurements.</summary>
    public static async Task<Connection<MeasurementNode>?> ReadAsync(
        AccountPage page, string metric, int? version, DateTimeOffset? from, DateTimeOffset? to, PageArguments rows)
    {
        if (!Policy.Allows(page.Request.Caller.Audience, PolicyAction.ReadMeasurements, page.Path))
        {
            return null;
        }

        var found = await FindAsync(page, MetricKey.Create(metric).OrRefuse("metric"), version);
        var until = to is { } end ? Dates.Check(end, "to").OrRefuse() : default(DateTimeOffset?);
        var since = from is { } start ? Dates.Check(start, "from").OrRefuse() : Before(until ?? page.View.Now);
        var nodes = await ReadAsync(page, found, since, until);
        return Page.Of(nodes, node => node.Id, rows.First, rows.After, rows.Last, rows.Before).OrRefuse();
    }

    static DateTimeOffset Before(DateTimeOffset end) => end - UsualSpan is var start && start > DateTimeOffset.UnixEpoch ? start : DateTimeOffset.UnixEpoch;

    /// <summary>One measurement; null when there is none.</summary>
    public static async Task<MeasurementNode?> FindAsync(AccountPage page, MeasurementId id)
    {
        var metric = await page.Request.Workspace.FindMetricAsync(id.Metric, id.Version);
        var from = id.Time.At ?? (id.Time.Period is { } period ? page.Calendar.StartOf(period) : default);
        return metric is null ? null : (await ReadAsync(page, metric, from, from + LongestPeriod)).FirstOrDefault(node => node.Id == id.ToString());
    }

    static async Task<Metric> FindAsync(AccountPage page, MetricKey key, int? version)
    {
        var catalogue = (await page.Request.Workspace.TenantAsync()).Catalogue;
        return (version is { } number ? catalogue.Find(key, number) : catalogue.Latest(key))
            ?? throw new RefusedException(new(DomainErrorCode.NotFound, "The catalogue has no such metric, or no such version of it.", "metric"));
    }

    static async Task<IReadOnlyList<MeasurementNode>> ReadAsync(AccountPage page, Metric metric, DateTimeOffset from, DateTimeOffset? to)
    {
        var history = await page.Request.AccountGrain(page.View.Id).History(new(metric.Key, metric.Version, from, page.Request.Caller.Audience) { To = to });
        return history.Refusal is { } refusal
            ? throw new RefusedException(refusal)
            : [.. history.Measurements.Reverse().Select(stored => new MeasurementNode(page, metric, stored))];
    }
}

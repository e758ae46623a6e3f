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

    /// <summary>A page, the latest first; null for whoever may not see measurements.</summary>
    public static async Task<Connection<MeasurementNode>?> ReadAsync(
        AccountPage page, string metric, int? version, DateTimeOffset? from, PageArguments rows)
    {
        if (!Policy.Allows(page.Request.Caller.Audience, PolicyAction.ReadMeasurements, page.Path))
        {
            return null;
        }

        var found = await FindAsync(page, MetricKey.Create(metric).OrRefuse("metric"), version);
        var since = Dates.Check(from ?? page.View.Now - UsualSpan, "from").OrRefuse();
        var nodes = await ReadAsync(page, found, since);
        return Page.Of(nodes, node => node.Id, rows.First, rows.After, rows.Last, rows.Before).OrRefuse();
    }

    /// <summary>One measurement; null when there is none.</summary>
    public static async Task<MeasurementNode?> FindAsync(AccountPage page, MeasurementId id)
    {
        var metric = await page.Request.Workspace.FindMetricAsync(id.Metric, id.Version);
        var from = id.Time.At ?? (id.Time.Period is { } period ? page.Calendar.StartOf(period) : default);
        return metric is null ? null : (await ReadAsync(page, metric, from)).FirstOrDefault(node => node.Id == id.ToString());
    }

    static async Task<Metric> FindAsync(AccountPage page, MetricKey key, int? version)
    {
        var catalogue = (await page.Request.Workspace.TenantAsync()).Catalogue;
        return (version is { } number ? catalogue.Find(key, number) : catalogue.Latest(key))
            ?? throw new RefusedException(new(DomainErrorCode.NotFound, "The catalogue has no such metric, or no such version of it.", "metric"));
    }

    static async Task<IReadOnlyList<MeasurementNode>> ReadAsync(AccountPage page, Metric metric, DateTimeOffset from)
    {
        var history = await page.Request.AccountGrain(page.View.Id).History(new(metric.Key, metric.Version, from, page.Request.Caller.Audience));
        return history.Refusal is { } refusal
            ? throw new RefusedException(refusal)
            : [.. history.Measurements.Reverse().Select(stored => new MeasurementNode(page, metric, stored))];
    }
}

using System.Collections.Immutable;

namespace Success.Domain.Metrics;

/// <summary>
/// The metrics of a tenant. Each has a chain of versions, of which the last is in use unless the metric is retired; earlier versions
/// live on with the terms and measurements that refer to them.
/// </summary>
/// <remarks>
/// Metrics that are computed from others of the same account will be one more <see cref="MetricKind"/>, with the versions of its
/// inputs; the checks that they need (no cycle, depth, units) belong to <see cref="Decide"/>, which sees the whole catalogue.
/// </remarks>
public sealed partial record MetricCatalogue
{
    /// <summary>Most metrics in use. Nobody agrees on more, and the catalogue is loaded whole with its tenant.</summary>
    public const int MaxMetrics = 500;

    /// <summary>Most metrics with the retired ones, whose keys stay taken: three full exchanges of the catalogue.</summary>
    public const int MaxKeys = 2_000;

    /// <summary>Most versions of one metric: a change a month for eight years.</summary>
    public const int MaxVersions = 100;

    /// <summary>No metric.</summary>
    public static MetricCatalogue Empty { get; } = new();

    /// <summary>Every metric ever defined, by key.</summary>
    public ImmutableSortedDictionary<MetricKey, MetricChain> Metrics { get; init; } = ImmutableSortedDictionary<MetricKey, MetricChain>.Empty;

    /// <summary>How many metrics are in use.</summary>
    public int InUse { get; init; }

    /// <summary>A version of a metric, retired or not; null when there is none.</summary>
    public Metric? Find(MetricKey key, int version) =>
        Metrics.TryGetValue(key, out var chain) && version >= 1 && version <= chain.Versions.Length ? chain.Versions[version - 1] : null;

    /// <summary>Whether a metric is retired, so that no new terms may name it.</summary>
    public bool IsRetired(MetricKey key) => Metrics.TryGetValue(key, out var chain) && chain.IsRetired;

    /// <summary>The latest version of a metric, retired or not; null when there is none.</summary>
    public Metric? Latest(MetricKey key) => Metrics.TryGetValue(key, out var chain) ? chain.Latest : null;

    /// <summary>Carries out an event. Events of unknown metrics are a bug of the caller.</summary>
    public static MetricCatalogue Apply(MetricCatalogue catalogue, MetricEvent happened)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        return happened switch
        {
            MetricDefined defined => catalogue.Put(defined.Metric.Key, new([defined.Metric], IsRetired: false), inUse: 1),
            MetricRevised { Metric: var metric } => catalogue.Change(metric.Key, chain => chain with { Versions = chain.Versions.Add(metric) }),
            MetricDescribed => catalogue,
            MetricRetired { Key: var key } => catalogue.Change(key, chain => chain with { IsRetired = true }, inUse: -1),
            MetricReinstated { Key: var key } => catalogue.Change(key, chain => chain with { IsRetired = false }, inUse: 1),
            _ => throw new System.Diagnostics.UnreachableException($"The catalogue knows no {happened?.GetType().Name}."),
        };
    }

    MetricCatalogue Change(MetricKey key, Func<MetricChain, MetricChain> change, int inUse = 0) => Put(key, change(Metrics[key]), inUse);

    MetricCatalogue Put(MetricKey key, MetricChain chain, int inUse) =>
        this with { Metrics = Metrics.SetItem(key, chain), InUse = InUse + inUse };
}

/// <summary>A metric with all its versions.</summary>
/// <param name="Versions">Version 1 first; at least one, without gaps.</param>
/// <param name="IsRetired">Whether new terms may no longer name it.</param>
public sealed record MetricChain(ImmutableArray<Metric> Versions, bool IsRetired)
{
    /// <summary>The last version.</summary>
    public Metric Latest => Versions[^1];
}

using Success.Domain.Kpis;
using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Kpis;

namespace Success.Gateway.Reviews;

/// <summary>What both sides accept at the end of a period.</summary>
public sealed class PeriodSnapshotNode
{
    readonly AccountPage _page;
    readonly PeriodSnapshot _snapshot;

    internal PeriodSnapshotNode(AccountPage page, PeriodSnapshot snapshot) => (_page, _snapshot) = (page, snapshot);

    /// <summary>What is accepted.</summary>
    public string Digest => _snapshot.Digest.ToString();

    /// <summary>The text that the digest is of.</summary>
    public string CanonicalForm => _snapshot.Canonical();

    /// <summary>How the plan stands.</summary>
    public Standing Standing => _snapshot.Standing;

    /// <summary>Its agreed KPIs.</summary>
    public IReadOnlyList<KpiSnapshotNode> Kpis =>
        [.. _snapshot.Kpis.Select(kpi => new KpiSnapshotNode(_page.KpiOf(kpi.Kpi), kpi.Revision, kpi.Standing, kpi.Value, kpi.At))];
}

/// <summary>A KPI at the end of a period.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Revision">Number of the agreed terms in force.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Value">Its last value in the period; null when there is none.</param>
/// <param name="At">The instant of that value.</param>
public sealed record KpiSnapshotNode(KpiNode Kpi, int Revision, Standing Standing, double? Value, DateTimeOffset? At);

using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Kpis;

/// <summary>Terms on a metric: how both sides know whether an objective is being reached.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Plan">The plan that it belongs to; changes when it is carried over into a renewal.</param>
/// <param name="Objective">The objective that it measures.</param>
/// <param name="Name">Digest of the text <c>kpi_….name</c>.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="AddedBy">Who wrote it down first.</param>
public sealed record Kpi(Id<Kpi> Id, Id<Plan> Plan, Id<Objective> Objective, TextDigest Name, MetricKey Metric, Who AddedBy) : IIdentified, IEntity<Kpi>
{
    /// <inheritdoc/>
    public static string Prefix => "kpi";
}

/// <summary>What a KPI says about the customer.</summary>
public enum Measures
{
    /// <summary>What the customer set out to gain.</summary>
    Outcome,

    /// <summary>How much the product is used.</summary>
    Adoption,

    /// <summary>How the work together goes.</summary>
    Process,
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Success.Domain.Agreements;
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

    /// <summary>Key of the text in which a side said why it objects to the baseline of the terms with a number; there is none when none did.</summary>
    public static string ObjectionKey(Id<Kpi> id, int revision) => string.Create(CultureInfo.InvariantCulture, $"{id}.objection.{revision}");

    /// <summary>All terms that were ever agreed, the latest last; empty before the first.</summary>
    public ImmutableArray<Revision<AgreedTerms>> Revisions { get; init; } = [];

    /// <summary>The agreement by which it was retired; null while it is not. A retired KPI stays so.</summary>
    public Agreement? Retired { get; init; }

    /// <summary>What the rule of its baseline has led to; null when there is no rule, or it has not yet.</summary>
    public TakenBaseline? TakenBaseline { get; init; }

    /// <summary>What is known of its values under its terms; null while nothing is judged.</summary>
    public KpiWatch? Watch { get; init; }

    /// <summary>The terms in force; null before the first agreement and after retirement.</summary>
    [JsonIgnore]
    public Revision<AgreedTerms>? Agreed => Retired is null && Revisions is [.., var latest] ? latest : null;

    /// <summary>
    /// What is judged: null without terms in force, and while the baseline is being taken (<see cref="Standing.Baselining"/>).
    /// </summary>
    [JsonIgnore]
    public Aim? Aim => Agreed?.Content.Terms.Goal switch
    {
        null => null,
        Goal.Reach { Baseline: Baseline.Taken } reach => TakenBaseline is { State: TakenBaselineState.InForce } taken ? reach.ToAim(taken.Value).Value : null,
        var goal => goal.ToAim(default).Value,
    };

    /// <summary>With the next terms. A baseline that was taken stays when its rule stays, nobody objected and it fits the next target.</summary>
    internal Kpi With(Revision<AgreedTerms> next) => this with
    {
        Revisions = Revisions.Add(next),
        TakenBaseline = TakenBaseline is { } taken && Keeps(taken, next.Content.Terms) ? taken : null,
    };

    internal Kpi WithBaseline(TakenBaselineState state) => TakenBaseline is null ? this : this with { TakenBaseline = TakenBaseline with { State = state } };

    bool Keeps(TakenBaseline taken, Terms next) =>
        taken.State != TakenBaselineState.Objected
        && Agreed?.Content.Terms is { Goal: Goal.Reach from } before
        && next.Goal is Goal.Reach to
        && before.MetricVersion == next.MetricVersion
        && from.Baseline == to.Baseline
        && from.Start == to.Start
        && to.ToAim(taken.Value).IsSuccess;
}

/// <summary>What both sides agreed to about a KPI.</summary>
/// <param name="Measures">What it says about the customer.</param>
/// <param name="IsDecisive">Whether the plan stands or falls with it.</param>
/// <param name="Terms">The terms.</param>
/// <param name="Schedule">Their days as instants.</param>
public sealed record AgreedTerms(Measures Measures, bool IsDecisive, Terms Terms, Schedule Schedule);

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

/// <summary>The value that a baseline's rule led to.</summary>
/// <param name="Value">In the metric's unit.</param>
/// <param name="ObjectUntil">Until when (exclusive) a side may object.</param>
/// <param name="State">Whether it holds.</param>
public sealed record TakenBaseline(double Value, DateTimeOffset ObjectUntil, TakenBaselineState State)
{
    /// <summary>How long a side may object: time for a holiday and a look at the numbers.</summary>
    public static readonly TimeSpan ObjectionTime = TimeSpan.FromDays(10);
}

/// <summary>Whether a taken baseline holds.</summary>
public enum TakenBaselineState
{
    /// <summary>Either side may still object; nothing is judged by it.</summary>
    Open,

    /// <summary>Nobody objected in time: it holds.</summary>
    InForce,

    /// <summary>A side objected, or it leaves no way to the target: the sides must propose other terms.</summary>
    Objected,
}

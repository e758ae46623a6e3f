using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>
/// A success plan: what the account and the provider want to reach together. Its KPIs stand beside it in the account, since they carry
/// their history over when the plan is renewed.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Digest of the text <c>pla_….title</c>.</param>
/// <param name="Predecessor">The plan that it renews; none for a first one.</param>
public sealed partial record Plan(Id<Plan> Id, TextDigest Title, Id<Plan> Predecessor) : IIdentified, IEntity<Plan>
{
    /// <inheritdoc/>
    public static string Prefix => "pla";

    /// <summary>What the customer wants to gain.</summary>
    public ImmutableArray<Objective> Objectives { get; init; } = [];

    /// <summary>Days by which something must have happened.</summary>
    public ImmutableArray<Milestone> Milestones { get; init; } = [];

    /// <summary>What either side has undertaken to do.</summary>
    public ImmutableArray<PlanAction> Actions { get; init; } = [];

    /// <summary>What was said about it; the words stand in texts.</summary>
    public ImmutableArray<Comment> Comments { get; init; } = [];

    /// <summary>What was usual in the tenant when the plan was made; it holds until the sides agree on something else.</summary>
    public NoticeRule UsualNotice { get; init; } = NoticeRule.Usual;

    /// <summary>The agreed notice rules, the one in force last; empty while the usual one holds.</summary>
    public ImmutableArray<Revision<NoticeRule>> NoticeRules { get; init; } = [];

    /// <summary>How it ended; null while it is active.</summary>
    public PlanEnding? Ended { get; init; }

    /// <summary>The notice rule in force.</summary>
    [JsonIgnore]
    public NoticeRule NoticeRule => NoticeRules is [.., var latest] ? latest.Content : UsualNotice;

    internal Plan Agree(Id<Objective> id, Revision<ObjectiveContent> revision) => this with
    {
        Objectives = Objectives.Change(id, objective => objective with { Revisions = objective.Revisions.Add(revision) }),
    };
}

/// <summary>How a plan ended. The KPIs that went on into its renewal are among those that it had.</summary>
/// <param name="At">When it was completed.</param>
/// <param name="By">Who completed it.</param>
/// <param name="Kpis">Its KPIs with the revision of terms that was in force at the end; 0 where none was ever agreed.</param>
/// <param name="Successor">The plan that renews it; none when it simply ended.</param>
public sealed record PlanEnding(DateTimeOffset At, Who By, IReadOnlyList<KpiAtEnd> Kpis, Id<Plan> Successor);

/// <summary>A KPI as a plan left it.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Revision">Number of its agreed terms; 0 for none.</param>
/// <param name="Standing">How it stood then; null without agreed terms, and where it was not written down.</param>
public readonly record struct KpiAtEnd(Id<Kpi> Kpi, int Revision, Standing? Standing = null);

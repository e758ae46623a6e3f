using System.Text.Json.Serialization;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Agreements;

/// <summary>
/// One change of an envelope. It changes one thing (its subject), and says on which revision of that thing it is based: nobody agrees
/// to a change of something that has become something else.
/// </summary>
/// <param name="Id">Its id; answers name it.</param>
/// <param name="BasedOn">Number of the subject's revision in force when it was proposed; 0 for none.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(SetTerms), "setTerms")]
[JsonDerivedType(typeof(RetireKpi), "retireKpi")]
[JsonDerivedType(typeof(PauseKpi), "pauseKpi")]
[JsonDerivedType(typeof(SetObjective), "setObjective")]
[JsonDerivedType(typeof(SetNoticeRule), "setNoticeRule")]
public abstract record Change(Id<Change> Id, int BasedOn) : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "chg";

    /// <summary>What it changes: an id, for the notice rule with <c>.notice</c> behind the plan's.</summary>
    [JsonIgnore]
    public abstract string Subject { get; }

    /// <summary>A KPI gets its first terms, or others.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="BasedOn">Revision of the terms.</param>
    /// <param name="Kpi">The KPI.</param>
    /// <param name="Content">The terms.</param>
    public sealed record SetTerms(Id<Change> Id, int BasedOn, Id<Kpi> Kpi, AgreedTerms Content) : Change(Id, BasedOn)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Subject => Kpi.ToString();
    }

    /// <summary>A KPI is no longer watched.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="BasedOn">Revision of the terms, at least 1.</param>
    /// <param name="Kpi">The KPI.</param>
    public sealed record RetireKpi(Id<Change> Id, int BasedOn, Id<Kpi> Kpi) : Change(Id, BasedOn)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Subject => Kpi.ToString();
    }

    /// <summary>A KPI is not judged on some days: its terms, with one more pause.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="BasedOn">Revision of the terms, at least 1.</param>
    /// <param name="Kpi">The KPI.</param>
    /// <param name="Pause">The pause.</param>
    /// <param name="Content">What the terms become by it.</param>
    public sealed record PauseKpi(Id<Change> Id, int BasedOn, Id<Kpi> Kpi, AgreedPause Pause, AgreedTerms Content) : Change(Id, BasedOn)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Subject => Kpi.ToString();
    }

    /// <summary>An objective is agreed, or says something else.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="BasedOn">Revision of the objective.</param>
    /// <param name="Objective">The objective.</param>
    /// <param name="Content">What it says.</param>
    public sealed record SetObjective(Id<Change> Id, int BasedOn, Id<Objective> Objective, ObjectiveContent Content) : Change(Id, BasedOn)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Subject => Objective.ToString();
    }

    /// <summary>The customer hears of alerts after another head start.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="BasedOn">Revision of the rule.</param>
    /// <param name="Plan">The plan.</param>
    /// <param name="Rule">The rule; it holds for alerts that are raised afterwards.</param>
    public sealed record SetNoticeRule(Id<Change> Id, int BasedOn, Id<Plan> Plan, NoticeRule Rule) : Change(Id, BasedOn)
    {
        /// <inheritdoc/>
        [JsonIgnore]
        public override string Subject => $"{Plan}.notice";
    }
}

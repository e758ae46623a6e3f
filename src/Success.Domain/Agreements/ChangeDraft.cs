using System.Text.Json.Serialization;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Agreements;

/// <summary>A change as it is typed. Each names the revision of its subject that its author saw; another one in force is refused as stale.</summary>
/// <param name="BasedOn">Number of the subject's revision in force; 0 for none.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "change")]
[JsonDerivedType(typeof(SetTerms), "setTerms")]
[JsonDerivedType(typeof(RetireKpi), "retireKpi")]
[JsonDerivedType(typeof(PauseKpi), "pauseKpi")]
[JsonDerivedType(typeof(SetObjective), "setObjective")]
[JsonDerivedType(typeof(SetNoticeRule), "setNoticeRule")]
public abstract record ChangeDraft(int BasedOn)
{
    /// <summary>Terms for a KPI of the plan.</summary>
    public sealed record SetTerms(int BasedOn, Id<Kpi> Kpi, Measures Measures, bool IsDecisive, TermsDraft Terms) : ChangeDraft(BasedOn);

    /// <summary>A KPI of the plan is no longer to be watched.</summary>
    public sealed record RetireKpi(int BasedOn, Id<Kpi> Kpi) : ChangeDraft(BasedOn);

    /// <summary>A KPI of the plan is not to be judged on some days.</summary>
    public sealed record PauseKpi(int BasedOn, Id<Kpi> Kpi, AgreedPause Pause) : ChangeDraft(BasedOn);

    /// <summary>What an objective of the plan is to say; its KPIs stay.</summary>
    public sealed record SetObjective(int BasedOn, Id<Objective> Objective, NewObjective Content) : ChangeDraft(BasedOn);

    /// <summary>Another head start, in working days (<see cref="NoticeRule"/>).</summary>
    public sealed record SetNoticeRule(int BasedOn, int HeadStart) : ChangeDraft(BasedOn);
}

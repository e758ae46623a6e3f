using Success.Domain;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Accounts;

namespace Success.Gateway.Agreements;

/// <summary>Changes as they are typed, for the domain; and how the domain's fields of them are called in the input.</summary>
static class ChangeDrafts
{
    public static IReadOnlyList<ChangeDraft> Of(Asking asking, IReadOnlyList<ChangeInput> changes, string field) =>
        [.. changes.Select((change, index) => Of(asking, change, $"{field}[{index}]")).OfType<ChangeDraft>()];

    static ChangeDraft? Of(Asking asking, ChangeInput change, string field) => change switch
    {
        { SetTerms: { } set } => Terms(asking, set, field),
        { RetireKpi: { } retire } => new ChangeDraft.RetireKpi(retire.BasedOn, Kpi(asking, retire.Kpi, field, "retireKpi")),
        { PauseKpi: { } pause } => new ChangeDraft.PauseKpi(pause.BasedOn, Kpi(asking, pause.Kpi, field, "pauseKpi"), pause.Pause.ToPause()),
        { SetObjective: { } set } => Objective(asking, set, field),
        { SetNoticeRule: { } set } => Notice(asking, set, field),
        _ => null,
    };

    static ChangeDraft.SetTerms? Terms(Asking asking, SetTermsInput set, string field)
    {
        var here = $"{field}.setTerms";
        var kpi = Id(asking, set.Kpi, $"{here}.kpi");
        asking.Renamed($"{field}.terms.goal", $"{here}.terms.{set.Terms.GoalField}").Renamed(field, here);
        var draft = set.Terms.ToDraft();
        asking.Refusals.Add(draft.Error?.Within($"{here}.terms"));
        return draft.IsSuccess ? new ChangeDraft.SetTerms(set.BasedOn, kpi, set.Measures, set.IsDecisive, draft.Value) : null;
    }

    static ChangeDraft.SetObjective Objective(Asking asking, SetObjectiveInput set, string field)
    {
        var here = $"{field}.setObjective";
        var objective = asking.Part<Objective>(set.Objective, $"{here}.objective");
        asking.Renamed($"{field}.content.owners.provider", $"{here}.content.owner").Renamed($"{field}.content.owners.customer", $"{here}.content.customerOwner");
        asking.Renamed($"{field}.content.valuation.of", $"{here}.content.valuation.metric").Renamed(field, here);
        return new(set.BasedOn, objective, set.Content.ToDomain(asking, $"{here}.content"));
    }

    static ChangeDraft.SetNoticeRule Notice(Asking asking, SetNoticeRuleInput set, string field)
    {
        asking.Renamed($"{field}.headStart", $"{field}.setNoticeRule.headStartDays").Renamed(field, $"{field}.setNoticeRule");
        return new(set.BasedOn, set.HeadStartDays);
    }

    static Id<Kpi> Kpi(Asking asking, string kpi, string field, string kind)
    {
        asking.Renamed(field, $"{field}.{kind}");
        return Id(asking, kpi, $"{field}.{kind}.kpi");
    }

    static Id<Kpi> Id(Asking asking, string kpi, string field) => asking.Part<Kpi>(kpi, field);
}

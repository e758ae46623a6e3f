using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>What follows from the state for those who read it.</summary>
public sealed partial record Account
{
    /// <summary>
    /// Whether a plan has no decisive KPI in force that measures an outcome: it may keep everybody busy and yet prove nothing, and says so.
    /// </summary>
    public bool LacksDecisiveOutcome(Id<Plan> plan) =>
        !Kpis.Any(kpi => kpi.Plan == plan && kpi.Agreed?.Content is { IsDecisive: true, Measures: Measures.Outcome });

    /// <summary>
    /// Terms that wait for an answer. They are judged provisionally, for the eyes of the side that proposes them only.
    /// </summary>
    public IEnumerable<PendingTerms> PendingTerms =>
        from proposal in Proposals
        where proposal.Sent is not null
        from change in proposal.Envelope.Changes
        let content = change switch
        {
            Change.SetTerms set => set.Content,
            Change.PauseKpi pause => pause.Content,
            _ => null,
        }
        where content is not null
        select new PendingTerms(proposal.Id, proposal.Envelope.Side, Id<Kpi>.Parse(change.Subject).Value, content);

    /// <summary>
    /// How far a proposal is; null when the account never knew it or no longer has it at hand. An agreed one is superseded once nothing
    /// that it brought is in force any more.
    /// </summary>
    public ProposalState? StateOf(Id<Proposal> id)
    {
        if (Proposals.Find(id) is { } open)
        {
            return open.State;
        }

        var state = ClosedProposals.FirstOrDefault(closed => closed.Id == id)?.State;
        return state == ProposalState.Agreed && !InForceFrom(id) ? ProposalState.Superseded : state;
    }

    bool InForceFrom(Id<Proposal> id) =>
        Kpis.Any(kpi => (kpi.Retired ?? kpi.Agreed?.Agreement)?.Proposal == id)
        || Plans.Any(plan =>
            (plan.NoticeRules is [.., var rule] && rule.Agreement.Proposal == id)
            || plan.Objectives.Any(objective => objective.Revisions is [.., var latest] && latest.Agreement.Proposal == id));
}

/// <summary>Terms that wait for an answer.</summary>
/// <param name="Proposal">The proposal.</param>
/// <param name="Side">The side that proposes them.</param>
/// <param name="Kpi">The KPI.</param>
/// <param name="Content">The terms.</param>
public sealed record PendingTerms(Id<Proposal> Proposal, Side Side, Id<Kpi> Kpi, AgreedTerms Content);

using Success.Domain.Kpis;
using Success.Gateway.Kpis;
using Success.Gateway.Plans;

namespace Success.Gateway.Agreements;

/// <summary>What draftProposal takes.</summary>
public sealed record DraftProposalInput(string Plan, IReadOnlyList<ChangeInput> Changes, string? Note, string? IdempotencyKey);

/// <summary>What propose takes.</summary>
public sealed record ProposeInput(string Plan, IReadOnlyList<ChangeInput> Changes, string? Note, string? IdempotencyKey);

/// <summary>What reviseDraft takes.</summary>
public sealed record ReviseDraftInput(string Proposal, string Digest, IReadOnlyList<ChangeInput> Changes, string? Note, string? IdempotencyKey);

/// <summary>What sendProposal takes.</summary>
public sealed record SendProposalInput(string Proposal, string Digest, string? IdempotencyKey);

/// <summary>What answerProposal takes.</summary>
public sealed record AnswerProposalInput(
    string Proposal,
    string Digest,
    IReadOnlyList<string> Accept,
    IReadOnlyList<ChangeInput> Counter,
    bool Decline,
    string? Note,
    string? IdempotencyKey);

/// <summary>What withdrawProposal takes.</summary>
public sealed record WithdrawProposalInput(string Proposal);

/// <summary>What objectToBaseline takes.</summary>
public sealed record ObjectToBaselineInput(string Kpi, int Revision, string Reason);

/// <summary>One change of a proposal: exactly one of these.</summary>
public sealed record ChangeInput(
    SetTermsInput? SetTerms,
    RetireKpiInput? RetireKpi,
    PauseKpiInput? PauseKpi,
    SetObjectiveInput? SetObjective,
    SetNoticeRuleInput? SetNoticeRule);

/// <summary>Terms for a KPI.</summary>
public sealed record SetTermsInput(int BasedOn, string Kpi, Measures Measures, bool IsDecisive, TermsInput Terms);

/// <summary>A KPI is no longer to be watched.</summary>
public sealed record RetireKpiInput(int BasedOn, string Kpi);

/// <summary>A KPI is not to be judged on some days.</summary>
public sealed record PauseKpiInput(int BasedOn, string Kpi, AgreedPauseInput Pause);

/// <summary>What an objective is to say.</summary>
public sealed record SetObjectiveInput(int BasedOn, string Objective, ObjectiveInput Content);

/// <summary>Another head start.</summary>
public sealed record SetNoticeRuleInput(int BasedOn, int HeadStartDays);

using System.Diagnostics;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;

namespace Success.Domain.Accounts;

/// <summary>From typed changes to an envelope under its digest, and from agreed changes to what is in force.</summary>
public sealed partial record Account
{
    static Result<Envelope> MakeEnvelope(
        Account state, Id<Plan> plan, Id<Proposal> proposal, int round, IReadOnlyList<ChangeDraft> drafts, string? note, Decided decided, string field = "changes")
    {
        if (decided.Context.Actor.Side is not { } side)
        {
            return Refusal.Forbidden(null, "Only the two sides propose.");
        }

        if (drafts.Count is 0 or > Envelope.MaxChanges)
        {
            return new DomainError(
                drafts.Count == 0 ? DomainErrorCode.Invalid : DomainErrorCode.LimitReached, $"A proposal has 1 to {Envelope.MaxChanges} changes.", field);
        }

        var refusals = new Refusals();
        var changes = new List<Change>();
        foreach (var (index, draft) in drafts.Index())
        {
            if (refusals.Take(MakeChange(state, plan, draft, decided), $"{field}[{index}]") is { } change)
            {
                refusals.Require(
                    changes.TrueForAll(other => other.Subject != change.Subject), $"{field}[{index}]", "A proposal changes each thing only once.");
                changes.Add(change);
            }
        }

        var written = refusals.Take(WriteNote(note, $"{proposal}.note.{round}", decided));
        return refusals.IsEmpty
            ? new Envelope(round, side, changes, written, CanonicalEnvelope.Digest(state.Id, plan, proposal, round, side, changes, written))
            : refusals.ToError();
    }

    static Result<NoteReference?> WriteNote(string? note, string key, Decided decided)
    {
        if (note is null)
        {
            return (NoteReference?)null;
        }

        var text = Texts.Note(note, "note");
        return text.IsSuccess ? new NoteReference(key, decided.Write(key, text.Value)) : text.Error;
    }

    static Result<Change> MakeChange(Account state, Id<Plan> plan, ChangeDraft draft, Decided decided)
    {
        var id = decided.Context.Ids.Next<Change>();
        return draft switch
        {
            ChangeDraft.SetTerms set => KpiOf(state, plan, set.Kpi, set.BasedOn).Then(kpi => MakeTerms(state, kpi, set, id, decided.Context)),
            ChangeDraft.RetireKpi retire => AgreedKpiOf(state, plan, retire.Kpi, retire.BasedOn).Then<Change>(
                _ => new Change.RetireKpi(id, retire.BasedOn, retire.Kpi)),
            ChangeDraft.PauseKpi pause => AgreedKpiOf(state, plan, pause.Kpi, pause.BasedOn).Then(kpi => MakePause(state, kpi, pause, id)),
            ChangeDraft.SetObjective set => ObjectiveOf(state, plan, set.Objective, set.BasedOn).Then(_ => MakeObjective(set, id, decided)),
            ChangeDraft.SetNoticeRule set => MakeNoticeRule(state, plan, set, id),
            _ => throw new UnreachableException($"Nobody makes a change of {draft.GetType().Name}."),
        };
    }

    static Result<Change> MakeTerms(Account state, Kpi kpi, ChangeDraft.SetTerms draft, Id<Change> id, DecideContext context)
    {
        var refusals = new Refusals();
        refusals.Require(Enum.IsDefined(draft.Measures), "measures", "A KPI measures an OUTCOME, ADOPTION or a PROCESS.");
        var terms = refusals.Take(TermsFor(kpi.Metric, draft.Terms, context), "terms");
        return refusals.IsEmpty
            ? new Change.SetTerms(
                id, draft.BasedOn, kpi.Id, new(draft.Measures, draft.IsDecisive, terms!, Schedule.Of(terms!, state.Profile.Calendar)))
            : refusals.ToError();
    }

    /// <summary>Terms on a metric that is in use, with the tenant's usual ones where the draft says nothing.</summary>
    static Result<Terms> TermsFor(MetricKey key, TermsDraft draft, DecideContext context) =>
        context.FindMetric(key, draft.MetricVersion) is not { } metric
            ? Refusal.NotFound("metricVersion", "The catalogue has no such version of the KPI's metric.")
        : context.IsRetired(key) ? Refusal.Conflict("metricVersion", "The KPI's metric is retired: no new terms may name it.")
        : Terms.Create(draft, metric, context.Settings.FalseAlarms);

    static Result<Change> MakePause(Account state, Kpi kpi, ChangeDraft.PauseKpi draft, Id<Change> id)
    {
        var agreed = kpi.Agreed!.Content;
        var terms = agreed.Terms.With(draft.Pause);
        if (!terms.IsSuccess)
        {
            // The pause is one field here, wherever among the other pauses it would stand.
            return (terms.Error.Details is [var first, ..] ? first : terms.Error) with { Field = "pause" };
        }

        Pause[] pauses = [.. agreed.Schedule.Pauses.Append(Schedule.Instants(draft.Pause, state.Profile.Calendar)).OrderBy(pause => pause.From)];
        return new Change.PauseKpi(
            id, draft.BasedOn, kpi.Id, draft.Pause, agreed with { Terms = terms.Value, Schedule = agreed.Schedule with { Pauses = pauses } });
    }

    static Result<Change> MakeObjective(ChangeDraft.SetObjective draft, Id<Change> id, Decided decided)
    {
        var refusals = new Refusals();
        var typed = CheckObjective(draft.Content, refusals, "content");
        refusals.Require(draft.Content.Kpis.Count == 0, "content.kpis", "The terms of KPIs are changes of their own.");
        return refusals.IsEmpty
            ? new Change.SetObjective(id, draft.BasedOn, draft.Objective, WriteObjective(id.ToString(), typed, draft.Content, decided))
            : refusals.ToError();
    }

    static Result<Change> MakeNoticeRule(Account state, Id<Plan> plan, ChangeDraft.SetNoticeRule draft, Id<Change> id) =>
        CheckBase(state.Plans.Find(plan)!.NoticeRules.Length, draft.BasedOn) is { } refusal
            ? refusal
            : NoticeRule.Create(draft.HeadStart).Then<Change>(rule => new Change.SetNoticeRule(id, draft.BasedOn, plan, rule));

    static Result<Kpi> KpiOf(Account state, Id<Plan> plan, Id<Kpi> id, int basedOn) => state.Kpis.Find(id) switch
    {
        null => Refusal.NotFound("kpi", "The plan has no such KPI."),
        var kpi when kpi.Plan != plan => Refusal.NotFound("kpi", "The plan has no such KPI."),
        { Retired: not null } => Refusal.Conflict("kpi", "The KPI is retired; add another one."),
        var kpi => CheckBase(kpi.Revisions.Length, basedOn) is { } refusal ? refusal : kpi,
    };

    static Result<Kpi> AgreedKpiOf(Account state, Id<Plan> plan, Id<Kpi> id, int basedOn) =>
        KpiOf(state, plan, id, basedOn).Then<Kpi>(kpi =>
            kpi.Agreed is null ? Refusal.Conflict("kpi", "The KPI has no agreed terms yet.") : kpi);

    static Result<Objective> ObjectiveOf(Account state, Id<Plan> plan, Id<Objective> id, int basedOn) =>
        state.Plans.Find(plan)!.Objectives.Find(id) is not { } objective
            ? Refusal.NotFound("objective", "The plan has no such objective.")
            : CheckBase(objective.Revisions.Length, basedOn) is { } refusal ? refusal : objective;

    static DomainError? CheckBase(int inForce, int basedOn) =>
        inForce != basedOn ? Refusal.Stale("basedOn", $"Revision {inForce} is in force; look at it and propose again.")
        : inForce >= Revision<Change>.MaxCount ? Refusal.LimitReached("basedOn", $"At most {Revision<Change>.MaxCount} revisions of one thing are kept.")
        : null;

    /// <summary>Whether an envelope may lie on the table: its subjects are as they were, and no other proposal holds them.</summary>
    static DomainError? CheckSending(
        Account state, Id<Plan> plan, Id<Proposal> proposal, Envelope envelope, DecideContext context, string field = "changes")
    {
        var active = ActivePlan(state, plan);
        if (!active.IsSuccess)
        {
            return active.Error;
        }

        var refusals = new Refusals();
        foreach (var (index, change) in envelope.Changes.Index())
        {
            refusals.Add(CheckStillFits(state, plan, change)?.Within($"{field}[{index}]"));
            if (HolderOf(state, change.Subject, proposal, context.Now) is { } holder)
            {
                refusals.Add(Refusal.Conflict($"{field}[{index}]", $"Proposal {holder} changes the same and waits for its answer."));
            }
        }

        return refusals.IsEmpty ? null : refusals.ToError();
    }

    static DomainError? CheckStillFits(Account state, Id<Plan> plan, Change change) => change switch
    {
        Change.SetTerms set => KpiOf(state, plan, set.Kpi, set.BasedOn).Error,
        Change.RetireKpi retire => AgreedKpiOf(state, plan, retire.Kpi, retire.BasedOn).Error,
        Change.PauseKpi pause => AgreedKpiOf(state, plan, pause.Kpi, pause.BasedOn).Error,
        Change.SetObjective set => ObjectiveOf(state, plan, set.Objective, set.BasedOn).Error,
        Change.SetNoticeRule set => CheckBase(state.Plans.Find(plan)!.NoticeRules.Length, set.BasedOn),
        _ => throw new UnreachableException($"Nobody checks {change.GetType().Name}."),
    };

    /// <summary>The proposal, other than the one given, that waits for an answer about a subject.</summary>
    static Id<Proposal>? HolderOf(Account state, string subject, Id<Proposal> except, DateTimeOffset now)
    {
        foreach (var proposal in state.Proposals)
        {
            if (proposal.Id != except && proposal.IsOpenAt(now) && proposal.Envelope.Changes.Any(change => change.Subject == subject))
            {
                return proposal.Id;
            }
        }

        return null;
    }

    static Account ApplyChange(Account state, Change change, int revision, Agreement agreement) => change switch
    {
        Change.SetTerms set => state.ChangeKpi(set.Kpi, kpi => kpi.With(new(revision, set.Content, agreement))),
        Change.PauseKpi pause => state.ChangeKpi(pause.Kpi, kpi => kpi.With(new(revision, pause.Content, agreement))),
        Change.RetireKpi retire => state.ChangeKpi(retire.Kpi, kpi => kpi with { Retired = agreement }),
        Change.SetObjective set => state with
        {
            Plans = [.. state.Plans.Select(plan => plan.Ended is null ? plan.Agree(set.Objective, new(revision, set.Content, agreement)) : plan)],
        },
        Change.SetNoticeRule set => state with
        {
            Plans = state.Plans.Change(set.Plan, plan => plan with { NoticeRules = plan.NoticeRules.Add(new(revision, set.Rule, agreement)) }),
        },
        _ => throw new UnreachableException($"Nobody folds {change.GetType().Name}."),
    };

    Account ChangeKpi(Id<Kpi> id, Func<Kpi, Kpi> change) => this with { Kpis = Kpis.Change(id, change) };
}

using System.Diagnostics;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Baselines that are taken by a rule: taken, open to objection, in force.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideTakeBaseline(Account state, TakeBaseline take, Decided decided) =>
        InForce(state, take.Kpi, take.Revision).Then(kpi =>
        {
            if (kpi.Agreed!.Content.Terms.Goal is not Goal.Reach { Baseline: Baseline.Taken rule } reach)
            {
                return Refusal.Conflict("kpi", "The baseline of this KPI is not taken by a rule.");
            }

            if (kpi.TakenBaseline is not null)
            {
                return decided.About(kpi.Id);
            }

            if (rule.From(take.Observations) is not { } value || !double.IsFinite(value))
            {
                return Refusal.Invalid("observations", $"The rule needs {rule.Periods} observations, each a number.");
            }

            AddBaseline(kpi, reach, value, decided);
            return decided.About(kpi.Id);
        });

    static void AddBaseline(Kpi kpi, Goal.Reach reach, double value, Decided decided)
    {
        var revision = kpi.Agreed!.Number;
        decided.Add(new BaselineTaken(kpi.Id, revision, value, decided.Context.Now + TakenBaseline.ObjectionTime));
        if (!reach.ToAim(value).IsSuccess)
        {
            decided.Add(new BaselineObjected(kpi.Id, revision, null));
        }
    }

    static Result<Decision<AccountEvent>> DecideObjection(Account state, ObjectToBaseline objection, Decided decided)
    {
        var refusals = new Refusals();
        var kpi = refusals.Take(InForce(state, objection.Kpi, objection.Revision));
        var reason = refusals.Take(Texts.Note(objection.Reason, "reason"));
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        if (decided.Context.Actor is not MemberActor)
        {
            return Refusal.Forbidden(null, "An objection has a person behind it; a member must do this.");
        }

        if (kpi!.TakenBaseline is not { State: TakenBaselineState.Open } open || decided.Context.Now >= open.ObjectUntil)
        {
            return Refusal.Conflict("kpi", "There is no baseline that is open to objection.");
        }

        decided.Add(new BaselineObjected(kpi.Id, objection.Revision, decided.Write(Kpi.ObjectionKey(kpi.Id, objection.Revision), reason!)));
        return decided.About(kpi.Id);
    }

    static Result<Kpi> InForce(Account state, Id<Kpi> id, int revision) => state.Kpis.Find(id) switch
    {
        null => Refusal.NotFound("kpi", "There is no such KPI."),
        { Agreed: null } => Refusal.Conflict("kpi", "The KPI has no terms in force."),
        { Agreed: var agreed } when agreed.Number != revision => Refusal.Stale("revision", $"Revision {agreed.Number} is in force; look at it again."),
        var kpi => kpi,
    };

    static Account ApplyBaseline(Account state, AgreementEvent happened) => happened switch
    {
        BaselineTaken taken => state.ChangeKpi(taken.Kpi, kpi => kpi with
        {
            TakenBaseline = new(taken.Value, taken.ObjectUntil, TakenBaselineState.Open),
        }),
        BaselineEnteredIntoForce entered => state.ChangeKpi(entered.Kpi, kpi => kpi.WithBaseline(TakenBaselineState.InForce)),
        BaselineObjected objected => state.ChangeKpi(objected.Kpi, kpi => kpi.WithBaseline(TakenBaselineState.Objected)),
        _ => throw new UnreachableException($"Nobody folds {happened.GetType().Name}."),
    };
}

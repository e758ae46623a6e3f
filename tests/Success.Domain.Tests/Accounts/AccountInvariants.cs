using Success.Domain.Accounts;
using Success.Domain.Agreements;

namespace Success.Domain.Tests.Accounts;

/// <summary>What must be true of an account and its journal after whatever was asked of it.</summary>
static class AccountInvariants
{
    public static void Check(Account account, IReadOnlyList<AccountEvent> journal, DateTimeOffset now)
    {
        foreach (var kpi in account.Kpis)
        {
            CheckRevisions(kpi.Revisions, revision => revision.Number);
            Assert.True(kpi.Agreed is null || kpi.Agreed == kpi.Revisions[^1], "One revision of terms is in force: the last.");
            Assert.Contains(account.Plans, plan => plan.Id == kpi.Plan && plan.Objectives.Any(objective => objective.Id == kpi.Objective));
            _ = kpi.Aim;
        }

        foreach (var plan in account.Plans)
        {
            CheckRevisions(plan.NoticeRules, revision => revision.Number);
            Assert.All(plan.Objectives, objective => CheckRevisions(objective.Revisions, revision => revision.Number));
        }

        CheckProposals(account, now);
        CheckAgreements(account, journal);
    }

    static void CheckRevisions<T>(IEnumerable<T> revisions, Func<T, int> number) =>
        Assert.Equal(Enumerable.Range(1, revisions.Count()), revisions.Select(number));

    static void CheckProposals(Account account, DateTimeOffset now)
    {
        Assert.True(account.Proposals.Length <= Proposal.MaxOpen);
        Assert.All(account.Proposals, proposal => Assert.Null(account.Plans.First(plan => plan.Id == proposal.Plan).Ended));

        var held = account.Proposals
            .Where(proposal => proposal.IsOpenAt(now))
            .SelectMany(proposal => proposal.Envelope.Changes.Select(change => change.Subject))
            .ToList();
        Assert.Equal(held.Distinct().Count(), held.Count);

        Assert.All(account.Proposals, proposal => Assert.Equal(
            CanonicalEnvelope.Digest(
                account.Id, proposal.Plan, proposal.Id, proposal.Envelope.Round, proposal.Envelope.Side, proposal.Envelope.Changes, proposal.Envelope.Note),
            proposal.Envelope.Digest));
    }

    /// <summary>Whatever is in force was on the table under the digest that a member of each side said yes to.</summary>
    static void CheckAgreements(Account account, IReadOnlyList<AccountEvent> journal)
    {
        var tabled = new Dictionary<AgreementDigest, Envelope>();
        var answered = new Dictionary<AgreementDigest, ProposalAnswered>();
        foreach (var happened in journal)
        {
            switch (happened)
            {
                case ProposalDrafted drafted:
                    tabled[drafted.Envelope.Digest] = drafted.Envelope;
                    break;
                case ProposalRevised revised:
                    tabled[revised.Envelope.Digest] = revised.Envelope;
                    break;
                case ProposalCountered countered:
                    tabled[countered.Envelope.Digest] = countered.Envelope;
                    break;
                case ProposalAnswered answer:
                    answered.Add(answer.Digest, answer);
                    break;
                case ChangeAgreed agreed:
                    CheckAgreement(agreed, tabled, answered);
                    break;
                default:
                    break;
            }
        }

        var inJournal = journal.OfType<ChangeAgreed>().Count(agreed => agreed.Change is Change.SetTerms or Change.PauseKpi);
        Assert.Equal(inJournal, account.Kpis.Sum(kpi => kpi.Revisions.Length));
    }

    static void CheckAgreement(
        ChangeAgreed agreed, Dictionary<AgreementDigest, Envelope> tabled, Dictionary<AgreementDigest, ProposalAnswered> answered)
    {
        var agreement = agreed.Agreement;
        Assert.Equal(agreement.Proposed.By.Side, agreement.Accepted.By.Side?.Other());
        Assert.False(agreement.Proposed.By.Member.IsNone || agreement.Accepted.By.Member.IsNone, "Members agree, not programs.");
        Assert.True(agreement.Accepted.At - agreement.Proposed.At < Proposal.AnswerTime, "Nobody accepts what has expired.");
        Assert.Contains(agreed.Change.Id, answered[agreement.Digest].Accepted);
        Assert.Equal(
            Scene.Json(agreed.Change), Scene.Json(tabled[agreement.Digest].Changes.Single(change => change.Id == agreed.Change.Id)));
    }
}

using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Agreements;

public sealed class MandateTests
{
    readonly Deals _deals = new();

    Scene Scene => _deals.Scene;

    [Fact]
    public void Sending_WithoutAMandate_IsForbiddenButDraftingIsNot()
    {
        Scene.Csm = Scene.Csm with { Mandate = Mandate.None };

        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [_deals.SetMentions()]), DomainErrorCode.Forbidden, null);
        var draft = Scene.Make<Proposal>(Scene.Csm, new DraftProposal(_deals.Plan, [_deals.SetMentions()]));
        Scene.Do(Scene.Manager, new SendProposal(draft, _deals.Open(draft).Envelope.Digest));

        Assert.Equal(Scene.Manager.Who, _deals.Open(draft).Sent!.Approval.By);
    }

    [Fact]
    public void Accepting_InAPlanThatTheMandateDoesNotName_IsForbidden()
    {
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Sponsor = Scene.Sponsor with { Mandate = new(MandateScope.Plans, [Id<Plan>.Create(Scene.Value(9))], null) };
        Scene.Refused(Scene.Sponsor, _deals.AcceptAll(id), DomainErrorCode.Forbidden, null);

        Scene.Sponsor = Scene.Sponsor with { Mandate = new(MandateScope.Plans, [_deals.Plan], null) };
        Scene.Do(Scene.Sponsor, _deals.AcceptAll(id));

        Assert.NotNull(_deals.Kpi(_deals.Mentions).Agreed);
    }

    [Fact]
    public void Declining_NeedsNoMandate()
    {
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Sponsor = Scene.Sponsor with { Mandate = Mandate.None };

        Scene.Do(Scene.Sponsor, new AnswerProposal(id, _deals.Open(id).Envelope.Digest) { Decline = true });

        Assert.Equal(ProposalState.Declined, Scene.Account.StateOf(id));
    }

    // 40 mentions fewer at 30 EUR each, half of it attributed: 600 EUR.
    [Theory]
    [InlineData(600, "EUR", true)]
    [InlineData(599.99, "EUR", false)]
    [InlineData(100_000, "USD", false)]
    public void Accepting_UpToTheMandatesAmount(double upTo, string currency, bool covers)
    {
        var id = _deals.Propose(Valued(0.5m), _deals.SetMentions());
        Scene.Sponsor = Scene.Sponsor with { Mandate = new(MandateScope.All, [], new Money((decimal)upTo, currency)) };

        Assert.Equal(covers ? null : DomainErrorCode.Forbidden, Scene.Try(Scene.Sponsor, _deals.AcceptAll(id)).Error?.Code);
    }

    [Fact]
    public void Accepting_WhatIsWorthAnUnknownAmount_IsBeyondABound()
    {
        var goal = Deals.Reach with { Baseline = new Baseline.Taken(BaselineStatistic.Median, 6), Target = new Target.Relative(-30) };
        var id = _deals.Propose(Valued(1), new ChangeDraft.SetTerms(0, _deals.Mentions, Measures.Outcome, true, Deals.Weekly(goal)));
        Scene.Sponsor = Scene.Sponsor with { Mandate = new(MandateScope.All, [], new Money(1_000_000, "EUR")) };

        var error = Scene.Refused(Scene.Sponsor, _deals.AcceptAll(id), DomainErrorCode.Forbidden, null);

        Assert.Contains("not known yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Retiring_CountsWhatTheKpiWasWorth()
    {
        _deals.Agree(Valued(1), _deals.SetMentions());
        var id = _deals.Propose(new ChangeDraft.RetireKpi(1, _deals.Mentions));
        Scene.Sponsor = Scene.Sponsor with { Mandate = new(MandateScope.All, [], new Money(1199, "EUR")) };

        Scene.Refused(Scene.Sponsor, _deals.AcceptAll(id), DomainErrorCode.Forbidden, null);
    }

    [Fact]
    public void Deputy_AcceptsOnTheColleaguesMandateAndTheRevisionSaysSo()
    {
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Contributor = Scene.Contributor with { Mandate = Mandate.None, Deputyships = [new(Scene.Sponsor.Id, Mandate.Full)] };

        Scene.Do(Scene.Contributor, _deals.AcceptAll(id));

        var accepted = _deals.Kpi(_deals.Mentions).Agreed!.Agreement.Accepted;
        Assert.Equal((Scene.Contributor.Who, Scene.Sponsor.Id), (accepted.By, accepted.OnBehalfOf));
    }

    ChangeDraft.SetObjective Valued(decimal share) =>
        new(0, _deals.Objective, new("Answer faster") { Valuation = new(new(30, "EUR"), Scene.Mentions, share) });
}

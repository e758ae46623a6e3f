using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Agreements;

public sealed class ProposalTests
{
    readonly Deals _deals = new();

    Scene Scene => _deals.Scene;

    [Fact]
    public void Proposal_AcceptedByTheOtherSide_IsInForceWithBothApprovals()
    {
        var id = Scene.Make<Proposal>(Scene.Csm, new Propose(_deals.Plan, [_deals.SetMentions()], "Because of the launch"));
        var digest = _deals.Open(id).Envelope.Digest;
        Scene.Now += TimeSpan.FromDays(1);

        Scene.Do(Scene.Sponsor, _deals.AcceptAll(id));

        var revision = _deals.Kpi(_deals.Mentions).Agreed!;
        Assert.Equal((1, digest), (revision.Number, revision.Agreement.Digest));
        Assert.Equal(Scene.Csm.Who, revision.Agreement.Proposed.By);
        Assert.Equal(new Approval(Scene.Sponsor.Who, default, Scene.Now), revision.Agreement.Accepted);
        Assert.Equal("Because of the launch", Scene.Texts[revision.Agreement.Note!.Key]);
        Assert.Equal(ProposalState.Agreed, Scene.Account.StateOf(id));
    }

    [Fact]
    public void Proposal_AcceptedByItsOwnSide_IsForbidden()
    {
        var id = _deals.Propose(_deals.SetMentions());

        Scene.Refused(Scene.Csm, _deals.AcceptAll(id), DomainErrorCode.Forbidden, "proposal");
        Scene.Refused(Scene.Manager, _deals.AcceptAll(id), DomainErrorCode.Forbidden, "proposal");
    }

    [Fact]
    public void Answer_ByAClientOrTheSystem_IsForbidden()
    {
        var id = _deals.Propose(_deals.SetMentions());

        Scene.Refused(new ClientActor(Id<ApiClient>.Create(Scene.Value(9)), Side.Customer), _deals.AcceptAll(id), DomainErrorCode.Forbidden, null);
        Scene.Refused(new SystemActor(), _deals.AcceptAll(id), DomainErrorCode.Forbidden, null);
    }

    [Fact]
    public void Answer_SomeAcceptedAndTheRestCountered_IsOneStep()
    {
        var id = _deals.Propose(_deals.SetMentions(), _deals.SetSeats());
        var envelope = _deals.Open(id).Envelope;

        Scene.Do(Scene.Sponsor, new AnswerProposal(id, envelope.Digest)
        {
            Accept = [envelope.Changes[1].Id],
            Counter = [_deals.SetMentions(target: 70)],
            Note = "Sixty is too much.",
        });

        Assert.NotNull(_deals.Kpi(_deals.Seats).Agreed);
        Assert.Null(_deals.Kpi(_deals.Mentions).Agreed);
        var open = _deals.Open(id);
        Assert.Equal((ProposalState.Countered, Side.Provider, 2), (open.State, open.WaitsFor!.Value, open.Envelope.Round));
        Assert.Equal("Sixty is too much.", Scene.Texts[open.Envelope.Note!.Key]);

        Scene.Do(Scene.Csm, _deals.AcceptAll(id));
        Assert.Equal(new Target.Absolute(70), Assert.IsType<Goal.Reach>(_deals.Kpi(_deals.Mentions).Agreed!.Content.Terms.Goal).Target);
    }

    [Fact]
    public void Answer_CounteredBackAndForth_AlternatesBetweenProposedAndCountered()
    {
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Do(Scene.Sponsor, new AnswerProposal(id, _deals.Open(id).Envelope.Digest) { Counter = [_deals.SetMentions(target: 70)] });
        Scene.Do(Scene.Csm, new AnswerProposal(id, _deals.Open(id).Envelope.Digest) { Counter = [_deals.SetMentions(target: 65)] });

        var open = _deals.Open(id);
        Assert.Equal((ProposalState.Proposed, Side.Customer, 3), (open.State, open.WaitsFor!.Value, open.Envelope.Round));
    }

    [Fact]
    public void Answer_ToWhatWasCounteredMeanwhile_IsStale()
    {
        var id = _deals.Propose(_deals.SetMentions());
        var accept = _deals.AcceptAll(id);
        Scene.Do(Scene.Sponsor, new AnswerProposal(id, accept.Digest) { Counter = [_deals.SetMentions(target: 70)] });

        Scene.Refused(Scene.Contributor, accept, DomainErrorCode.Stale, "digest");
    }

    [Fact]
    public void Answer_Declined_EndsIt()
    {
        var id = _deals.Propose(_deals.SetMentions());

        Scene.Do(Scene.Sponsor, new AnswerProposal(id, _deals.Open(id).Envelope.Digest) { Decline = true, Note = "Not now" });

        Assert.Equal(ProposalState.Declined, Scene.Account.StateOf(id));
        Assert.Equal("Not now", Scene.Texts[$"{id}.answer"]);
        Scene.Refused(Scene.Sponsor, new WithdrawProposal(id), DomainErrorCode.Conflict, "proposal");
    }

    [Fact]
    public void Answer_SomeAcceptedAndTheRestDeclined_IsAgreed()
    {
        var id = _deals.Propose(_deals.SetMentions(), _deals.SetSeats());
        var envelope = _deals.Open(id).Envelope;

        Scene.Do(Scene.Sponsor, new AnswerProposal(id, envelope.Digest) { Accept = [envelope.Changes[0].Id], Decline = true });

        Assert.Equal(ProposalState.Agreed, Scene.Account.StateOf(id));
        Assert.Null(_deals.Kpi(_deals.Seats).Agreed);
    }

    [Fact]
    public void Answer_ThatLeavesSomethingOpen_IsInvalid()
    {
        var id = _deals.Propose(_deals.SetMentions(), _deals.SetSeats());
        var envelope = _deals.Open(id).Envelope;
        var answer = new AnswerProposal(id, envelope.Digest);

        Scene.Refused(Scene.Sponsor, answer, DomainErrorCode.Invalid, "decline");
        Scene.Refused(Scene.Sponsor, answer with { Accept = [envelope.Changes[0].Id] }, DomainErrorCode.Invalid, "decline");
        Scene.Refused(Scene.Sponsor, answer with { Counter = [_deals.SetSeats()], Decline = true }, DomainErrorCode.Invalid, "decline");
        Scene.Refused(Scene.Sponsor, _deals.AcceptAll(id) with { Decline = true }, DomainErrorCode.Invalid, "decline");
        Scene.Refused(Scene.Sponsor, answer with { Accept = [Id<Change>.Create(Scene.Value(9))], Decline = true }, DomainErrorCode.Invalid, "accept[0]");
    }

    [Fact]
    public void Proposal_Unanswered_ExpiresAtItsInstantAndNotBefore()
    {
        var id = _deals.Propose(_deals.SetMentions());
        var accept = _deals.AcceptAll(id);
        var expiry = Scene.Now + Proposal.AnswerTime;

        Scene.Now = expiry - TimeSpan.FromTicks(1);
        Assert.True(Scene.Try(Scene.Sponsor, accept).IsSuccess);
        Assert.DoesNotContain(Scene.Do(new SystemActor(), new WakeAccount()).Events, happened => happened is ProposalExpired);
        Assert.Equal(expiry, Account.NextWake(Scene.Account));

        Scene.Now = expiry;
        Scene.Refused(Scene.Sponsor, accept, DomainErrorCode.Conflict, "proposal");
        Scene.Do(new SystemActor(), new WakeAccount());

        Assert.Equal(ProposalState.Expired, Scene.Account.StateOf(id));
        Assert.True(Account.NextWake(Scene.Account) > expiry, "Only its alerts are left.");
    }

    [Fact]
    public void Proposal_Withdrawn_ByTheSideThatHasItOnTheTable()
    {
        var id = _deals.Propose(_deals.SetMentions());

        Scene.Refused(Scene.Sponsor, new WithdrawProposal(id), DomainErrorCode.Forbidden, "proposal");
        Scene.Do(Scene.Manager, new WithdrawProposal(id));

        Assert.Equal(ProposalState.Withdrawn, Scene.Account.StateOf(id));
        Assert.Empty(Scene.Account.Proposals);
    }

    [Fact]
    public void Draft_DoesNotExistForTheOtherSide()
    {
        var id = Scene.Make<Proposal>(Scene.Csm, new DraftProposal(_deals.Plan, [_deals.SetMentions()]));
        var digest = _deals.Open(id).Envelope.Digest;

        Scene.Refused(Scene.Sponsor, new SendProposal(id, digest), DomainErrorCode.NotFound, "proposal");
        Scene.Refused(Scene.Sponsor, new AnswerProposal(id, digest) { Decline = true }, DomainErrorCode.NotFound, "proposal");
        Scene.Do(Scene.Csm, new WithdrawProposal(id));

        Scene.Refused(Scene.Sponsor, new WithdrawProposal(id), DomainErrorCode.NotFound, "proposal");
        Scene.Refused(Scene.Csm, new WithdrawProposal(id), DomainErrorCode.Conflict, "proposal");
    }

    [Fact]
    public void Draft_RevisedAndSent_IsWhatWasLastWritten()
    {
        var objective = new ChangeDraft.SetObjective(0, _deals.Objective, new("In our words") { Why = "Growth" });
        var id = Scene.Make<Proposal>(Scene.Csm, new DraftProposal(_deals.Plan, [objective], "First"));
        var first = _deals.Open(id).Envelope;
        Scene.Do(Scene.Csm, new ReviseDraft(id, first.Digest, [_deals.SetMentions()], "Second"));

        Scene.Refused(Scene.Csm, new SendProposal(id, first.Digest), DomainErrorCode.Stale, "digest");
        Scene.Do(Scene.Manager, new SendProposal(id, _deals.Open(id).Envelope.Digest));

        Assert.Equal(Scene.Manager.Who, _deals.Open(id).Sent!.Approval.By);
        Assert.DoesNotContain(Scene.Texts.Keys, key => key.StartsWith($"{first.Changes[0].Id}", StringComparison.Ordinal) || key == first.Note!.Key);
        Scene.Refused(Scene.Csm, new ReviseDraft(id, _deals.Open(id).Envelope.Digest, [_deals.SetMentions()]), DomainErrorCode.Conflict, "proposal");
    }

    [Fact]
    public void Proposal_AboutWhatAnotherOneHolds_IsAConflictThatNamesIt()
    {
        var first = _deals.Propose(_deals.SetMentions());

        var error = Scene.Refused(Scene.Sponsor, new Propose(_deals.Plan, [_deals.SetMentions(target: 80)]), DomainErrorCode.Conflict, "changes[0]");

        Assert.Contains(first.ToString(), error.Message, StringComparison.Ordinal);
        Assert.True(Scene.Try(Scene.Sponsor, new DraftProposal(_deals.Plan, [_deals.SetMentions(target: 80)])).IsSuccess);
    }

    [Fact]
    public void Counter_AboutWhatAnotherProposalHolds_IsAConflict()
    {
        _deals.Propose(_deals.SetSeats());
        var id = _deals.Propose(_deals.SetMentions());
        var answer = new AnswerProposal(id, _deals.Open(id).Envelope.Digest) { Counter = [_deals.SetMentions(target: 70), _deals.SetSeats()] };

        Scene.Refused(Scene.Sponsor, answer, DomainErrorCode.Conflict, "counter[1]");
    }

    [Fact]
    public void Proposal_BasedOnARevisionThatIsNoLongerInForce_IsStale()
    {
        var draft = Scene.Make<Proposal>(Scene.Sponsor, new DraftProposal(_deals.Plan, [_deals.SetMentions(target: 80)]));
        _deals.Agree(_deals.SetMentions());

        Scene.Refused(Scene.Sponsor, new SendProposal(draft, _deals.Open(draft).Envelope.Digest), DomainErrorCode.Stale, "changes[0].basedOn");
        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [_deals.SetMentions()]), DomainErrorCode.Stale, "changes[0].basedOn");
    }

    [Fact]
    public void AgreedRevision_StaysInForceUntilTheNextAndAllAreKept()
    {
        var first = _deals.Agree(_deals.SetMentions());
        var second = _deals.Propose(_deals.SetMentions(1, 50));
        Assert.Equal(1, _deals.Kpi(_deals.Mentions).Agreed!.Number);
        Assert.Equal((second, Side.Provider, _deals.Mentions), Scene.Account.PendingTerms.Select(one => (one.Proposal, one.Side, one.Kpi)).Single());

        Scene.Do(Scene.Sponsor, _deals.AcceptAll(second));

        Assert.Equal([first, second], _deals.Kpi(_deals.Mentions).Revisions.Select(revision => revision.Agreement.Proposal));
        Assert.Equal((ProposalState.Superseded, ProposalState.Agreed), (Scene.Account.StateOf(first)!.Value, Scene.Account.StateOf(second)!.Value));
        Assert.Empty(Scene.Account.PendingTerms);
    }

    [Fact]
    public void RetiredKpi_HasNoTermsInForceAndTakesNone()
    {
        _deals.Agree(_deals.SetMentions());
        _deals.Agree(new ChangeDraft.RetireKpi(1, _deals.Mentions));

        Assert.Null(_deals.Kpi(_deals.Mentions).Agreed);
        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [_deals.SetMentions(1)]), DomainErrorCode.Conflict, "changes[0].kpi");
    }

    [Fact]
    public void KpiWithoutAgreedTerms_CanBeNeitherRetiredNorPaused()
    {
        var pause = new AgreedPause(new(2026, 7, 1), new(2026, 7, 31), PauseEffect.Shift);

        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [new ChangeDraft.RetireKpi(0, _deals.Mentions)]), DomainErrorCode.Conflict, "changes[0].kpi");
        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [new ChangeDraft.PauseKpi(0, _deals.Mentions, pause)]), DomainErrorCode.Conflict, "changes[0].kpi");
    }

    [Fact]
    public void PausedKpi_HasItsTermsWithThePause()
    {
        _deals.Agree(_deals.SetMentions());
        var pause = new AgreedPause(new(2026, 7, 1), new(2026, 7, 31), PauseEffect.Shift);

        _deals.Agree(new ChangeDraft.PauseKpi(1, _deals.Mentions, pause));

        var content = _deals.Kpi(_deals.Mentions).Agreed!.Content;
        Assert.Equal([pause], content.Terms.Pauses);
        Assert.Equal([new Pause(Midnight(2026, 7, 1), Midnight(2026, 8, 1), true)], content.Schedule.Pauses);
        Assert.Equal(Midnight(2027, 2, 1), content.Schedule.ToTimeline(Cadence.Weekly).ShiftedDue);
        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [new ChangeDraft.PauseKpi(2, _deals.Mentions, pause)]), DomainErrorCode.Invalid, "changes[0].pause");
    }

    [Fact]
    public void Schedule_StaysWhenTheAccountMovesToAnotherZone()
    {
        Scene.Do(Scene.Csm, new UpdateAccount { Calendar = new Calendar("Europe/Berlin", 1, []) });
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Do(Scene.Csm, new UpdateAccount { Calendar = new Calendar("Asia/Tokyo", 1, []) });

        Scene.Do(Scene.Sponsor, _deals.AcceptAll(id));

        var schedule = _deals.Kpi(_deals.Mentions).Agreed!.Content.Schedule;
        Assert.Equal(Midnight(2026, 4, 1).AddHours(-2), schedule.Start);
        Assert.Equal(Midnight(2027, 1, 1).AddHours(-1), schedule.Due);
    }

    [Fact]
    public void NoticeRule_IsAgreedLikeAnythingElse()
    {
        Assert.Equal(NoticeRule.Usual, Scene.Account.Plans[0].NoticeRule);
        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [new ChangeDraft.SetNoticeRule(0, 6)]), DomainErrorCode.Invalid, "changes[0].headStart");

        _deals.Agree(new ChangeDraft.SetNoticeRule(0, 5));

        Assert.Equal(5, Scene.Account.Plans[0].NoticeRule.HeadStart);
    }

    [Fact]
    public void Objective_Agreed_ChangesByProposalOnly()
    {
        _deals.Agree(new ChangeDraft.SetObjective(0, _deals.Objective, new("In our words")));

        var objective = Scene.Account.Plans[0].Objectives[0];
        Assert.Equal("In our words", Scene.Texts[$"{objective.Content.TextOwner}.outcome"]);
        Scene.Refused(Scene.Csm, new EditObjective(_deals.Objective, new("Secretly other")), DomainErrorCode.Conflict, "objective");
        Scene.Refused(Scene.Csm, new RemoveObjective(_deals.Objective), DomainErrorCode.Conflict, "objective");
    }

    [Fact]
    public void Kpi_ThatIsProposedOrAgreed_CannotBeRemoved()
    {
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Refused(Scene.Csm, new RemoveKpi(_deals.Mentions), DomainErrorCode.Conflict, "kpi");
        Scene.Do(Scene.Sponsor, _deals.AcceptAll(id));

        Scene.Refused(Scene.Csm, new RemoveKpi(_deals.Mentions), DomainErrorCode.Conflict, "kpi");
    }

    [Fact]
    public void Plan_WithAProposalThatWaits_CannotEnd()
    {
        var id = _deals.Propose(_deals.SetMentions());
        Scene.Refused(Scene.Csm, new CompletePlan(_deals.Plan), DomainErrorCode.Conflict, "plan");
        Scene.Do(Scene.Sponsor, _deals.AcceptAll(id));
        var draft = Scene.Make<Proposal>(Scene.Sponsor, new DraftProposal(_deals.Plan, [_deals.SetSeats()]));

        Scene.Do(Scene.Csm, new CompletePlan(_deals.Plan));

        Assert.Equal([new(_deals.Mentions, 1, Scene.Account.StandingOf(Scene.Account.Kpis.Find(_deals.Mentions)!, Scene.Now)), new KpiAtEnd(_deals.Seats, 0)], Scene.Account.Plans[0].Ended!.Kpis);
        Assert.Equal(ProposalState.Withdrawn, Scene.Account.StateOf(draft));
    }

    [Fact]
    public void Plan_WithoutADecisiveOutcome_SaysSo()
    {
        _deals.Agree(_deals.SetSeats());
        Assert.True(Scene.Account.LacksDecisiveOutcome(_deals.Plan));

        _deals.Agree(_deals.SetMentions());
        Assert.False(Scene.Account.LacksDecisiveOutcome(_deals.Plan));
    }

    [Theory]
    [InlineData(0, DomainErrorCode.Invalid)]
    [InlineData(Envelope.MaxChanges, null)]
    [InlineData(Envelope.MaxChanges + 1, DomainErrorCode.LimitReached)]
    public void Changes_UpToTheLimit(int count, DomainErrorCode? code)
    {
        ChangeDraft[] changes =
        [
            .. Enumerable.Range(0, count).Select(_ => new ChangeDraft.SetTerms(
                0,
                Scene.Make<Kpi>(Scene.Csm, new AddKpi(_deals.Objective, new("Seats", Scene.Seats))),
                Measures.Adoption,
                false,
                Deals.Weekly(Deals.Keep))),
        ];

        Assert.Equal(code, Scene.Try(Scene.Csm, new Propose(_deals.Plan, changes)).Error?.Code);
    }

    [Fact]
    public void Changes_OfTheSameThingTwice_AreInvalid() =>
        Scene.Refused(Scene.Csm, new Propose(_deals.Plan, [_deals.SetMentions(), _deals.SetMentions()]), DomainErrorCode.Invalid, "changes[1]");

    [Fact]
    public void OpenProposals_BeyondTheLimit_AreRefused()
    {
        for (var number = 0; number < Proposal.MaxOpen; number++)
        {
            Scene.Do(Scene.Csm, new DraftProposal(_deals.Plan, [_deals.SetMentions()]));
        }

        Scene.Refused(Scene.Csm, new DraftProposal(_deals.Plan, [_deals.SetMentions()]), DomainErrorCode.LimitReached, null);
    }

    [Fact]
    public void Revisions_BeyondTheLimit_AreRefused()
    {
        for (var number = 0; number < Revision<AgreedTerms>.MaxCount; number++)
        {
            _deals.Agree(_deals.SetMentions(number));
        }

        Scene.Refused(
            Scene.Csm, new Propose(_deals.Plan, [_deals.SetMentions(Revision<AgreedTerms>.MaxCount)]), DomainErrorCode.LimitReached, "changes[0].basedOn");
        Assert.Equal(ClosedProposal.MaxKept, Scene.Account.ClosedProposals.Length);
    }

    [Fact]
    public void Propose_WithWrongFields_NamesAllOfThemByPath()
    {
        var terms = Deals.Weekly(Deals.Reach with { Tolerance = 0, Due = new(2026, 4, 1) }) with { Weight = 0, Cadence = Cadence.Daily };

        var error = Scene.Refused(
            Scene.Csm,
            new Propose(_deals.Plan, [_deals.SetSeats(), new ChangeDraft.SetTerms(0, _deals.Mentions, Measures.Outcome, true, terms)]),
            DomainErrorCode.Invalid,
            null);

        Assert.Equal(
            ["goal.due", "goal.tolerance", "cadence", "weight"],
            error.Details.Select(detail => detail.Field!.Replace("changes[1].terms.", "", StringComparison.Ordinal)));
    }

    [Fact]
    public void Milestone_IsOverdueAtTheEndOfItsDayInTheAccountsCalendar()
    {
        Scene.Do(Scene.Csm, new UpdateAccount { Calendar = new Calendar("Europe/Berlin", 1, []) });
        var milestone = Scene.Make<Milestone>(Scene.Csm, new AddMilestone(_deals.Plan, new("Go-live", new(2026, 4, 1))));
        var overdue = Midnight(2026, 4, 2).AddHours(-2);
        Assert.Equal(overdue, Account.NextWake(Scene.Account));

        Scene.Now = overdue;
        Scene.Do(new SystemActor(), new WakeAccount());

        Assert.Equal(overdue, Scene.Account.Plans[0].Milestones[0].OverdueSince);
        Assert.Empty(Scene.Do(new SystemActor(), new WakeAccount()).Events);
        Scene.Do(Scene.Csm, new RescheduleMilestone(milestone, new(2026, 5, 1)));
        Assert.Null(Scene.Account.Plans[0].Milestones[0].OverdueSince);
    }

    [Fact]
    public void Wake_WithMoreDueThanOneStepTakes_GoesOnAtTheNext()
    {
        Id<Plan>[] plans = [_deals.Plan, Scene.Make<Plan>(Scene.Csm, new CreatePlan("Second"))];
        foreach (var number in Enumerable.Range(0, 90))
        {
            Scene.Do(Scene.Csm, new AddMilestone(plans[number % 2], new("Stone", new(2026, 3, 1))));
        }

        var steps = 0;
        for (; Account.NextWake(Scene.Account) <= Scene.Now; steps++)
        {
            Assert.NotEmpty(Scene.Do(new SystemActor(), new WakeAccount()).Events);
        }

        Assert.Equal(5, steps);
        Assert.All(Scene.Account.Plans.SelectMany(plan => plan.Milestones), milestone => Assert.NotNull(milestone.OverdueSince));
        Assert.Equal(90, Scene.Account.Alerts.Alerts.Length);
    }

    static DateTimeOffset Midnight(int year, int month, int day) => new(year, month, day, 0, 0, 0, TimeSpan.Zero);
}

using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.Journals;

namespace Success.Grains.Tests;

/// <summary>Who hears of what happens to an account, as it is decided by the domain and told by the grain.</summary>
public sealed class HearingTests
{
    static readonly DateTimeOffset Tuesday = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);
    static readonly MemberActor Csm = new(Id<Member>.Create(Office.Value(1)), Side.Provider, Role.ProviderCsm, Mandate.Full, []);
    static readonly MemberActor Sponsor = new(Id<Member>.Create(Office.Value(2)), Side.Customer, Role.CustomerSponsor, Mandate.Full, []);

    Account? _account;
    readonly Id<Plan> _plan;
    DateTimeOffset _now = Tuesday.AddHours(-15);
    int _seed = 100;

    public HearingTests()
    {
        Do(Csm, new OpenAccount(Office.AccountId(1), "Acme"));
        Do(Csm, new CreatePlan("Roll-out"));
        _plan = _account!.Plans[0].Id;
    }

    Alert Alert => Assert.Single(_account!.Alerts.Alerts);

    [Fact]
    public void Alert_WithinTheHeadStart_IsTheProvidersOnly()
    {
        Assert.Equal(["MilestoneOverdue", "AlertRaised", "AccountWoken"], OverdueHeardBy(Side.Provider, out var customer));

        Assert.Equal(["MilestoneOverdue"], customer);
    }

    [Fact]
    public void Alert_WhoseTimeHasCome_IsHeardByTheCustomer()
    {
        OverdueHeardBy(Side.Provider, out _);
        _now = Alert.CustomerFrom!.Value;

        Assert.Contains("AlertShown", Heard(Side.Customer, Do(new SystemActor(), new WakeAccount())));
    }

    [Fact]
    public void Alert_ThatClearsOrIsClosedBeforeItsInstant_IsNotHeardOfByTheCustomer()
    {
        OverdueHeardBy(Side.Provider, out _);
        var acknowledged = Do(Csm, new AttendAlert(new AcknowledgeAlert(Alert.Id)));
        var closed = Do(Csm, new AttendAlert(new CloseAlert(Alert.Id, "It is nothing.")));

        Assert.Equal(["AlertAcknowledged"], Heard(Side.Provider, acknowledged));
        Assert.Equal(["AlertClosed"], Heard(Side.Provider, closed));
        Assert.Empty(Heard(Side.Customer, acknowledged));
        Assert.Empty(Heard(Side.Customer, closed));
        Assert.Empty(Heard(Side.Customer, Do(Csm, new CompleteMilestone(_account!.Plans[0].Milestones[0].Id))).Where(kind => kind.StartsWith("Alert", StringComparison.Ordinal)));
    }

    [Fact]
    public void Alert_WithTheProvidersFirstAnswer_IsHeardByTheCustomerAndNotWhatWasBefore()
    {
        OverdueHeardBy(Side.Provider, out _);
        var before = Events(Csm, new AttendAlert(new AcknowledgeAlert(Alert.Id)));
        _now = _now.AddMinutes(1);
        var answer = Events(Csm, new AttendAlert(new RespondToAlert(Alert.Id, "We are on it.", [])));

        Assert.Equal(["AlertRespondedTo"], Heard(Side.Customer, Tell([.. before, .. answer])));
        Assert.Equal(["AlertClosed"], Heard(Side.Customer, Do(Csm, new AttendAlert(new CloseAlert(Alert.Id, "Done.")))));
    }

    [Fact]
    public void Alert_WithoutHeadStart_IsHeardByBothAtOnce()
    {
        Do(Csm, new Propose(_plan, [new ChangeDraft.SetNoticeRule(0, 0)]));
        var proposal = _account!.Proposals.Single();
        Do(Sponsor, new AnswerProposal(proposal.Id, proposal.Envelope.Digest) { Accept = [.. proposal.Envelope.Changes.Select(change => change.Id)] });

        OverdueHeardBy(Side.Provider, out var customer);

        Assert.Equal(["MilestoneOverdue", "AlertRaised", "AccountWoken"], customer);
    }

    [Fact]
    public void Alert_PutOffByOneSide_IsThatSidesAffair()
    {
        OverdueHeardBy(Side.Provider, out _);
        _now = Alert.CustomerFrom!.Value;
        Do(new SystemActor(), new WakeAccount());

        var snoozed = Do(Csm, new AttendAlert(new SnoozeAlert(Alert.Id, _now.AddDays(2), "They are away.")));

        Assert.Equal((1, 0), (Heard(Side.Provider, snoozed).Count, Heard(Side.Customer, snoozed).Count));
    }

    [Fact]
    public void WhatIsInternal_AndThatACommandMayBeRepeated_IsNotHeardOfByTheOtherSide()
    {
        var key = IdempotencyKey.Create("once").Value;
        var added = Do(Csm, new AddComment(_plan, "They hesitate.") { Key = key });
        var removed = Do(Csm, new RemoveComment(_account!.Plans[0].Comments[0].Id));
        var revenue = Do(Csm, new RecordRenewal(new(2027, 1, 1)));

        Assert.Equal(["CommentAdded"], Heard(Side.Provider, added));
        Assert.All([added, removed, revenue], change => Assert.Empty(Heard(Side.Customer, change)));
        Do(Csm, new AddComment(_plan, "Let us talk.", Audience: CommentAudience.Shared));
        Assert.Equal(["CommentRemoved"], Heard(Side.Customer, Do(Csm, new RemoveComment(_account!.Plans[0].Comments[0].Id))));
    }

    [Fact]
    public void Draft_UntilItIsSent_IsHeardOfByItsSideOnly()
    {
        var drafted = Do(Sponsor, new DraftProposal(_plan, [new ChangeDraft.SetNoticeRule(0, 2)]));
        var withdrawn = Do(Sponsor, new WithdrawProposal(_account!.Proposals.Single().Id));

        Assert.Equal(["ProposalDrafted"], Heard(Side.Customer, drafted));
        Assert.Equal(["ProposalWithdrawn"], Heard(Side.Customer, withdrawn));
        Assert.All([drafted, withdrawn], change => Assert.Empty(Heard(Side.Provider, change)));
    }

    /// <summary>A milestone that falls overdue.</summary>
    IReadOnlyList<string> OverdueHeardBy(Side side, out IReadOnlyList<string> customer)
    {
        Do(Csm, new AddMilestone(_plan, new("Go-live", new(2026, 3, 2))));
        _now = Tuesday;
        var change = Do(new SystemActor(), new WakeAccount());
        customer = Heard(Side.Customer, change);
        return Heard(side, change);
    }

    IReadOnlyList<string> Heard(Side side, IEnumerable<ChangeKind> change) => [.. change.Where(kind => kind.IsFor(side, _now)).Select(kind => kind.Kind)];

    ImmutableArray<ChangeKind> Do(Actor actor, AccountCommand command) => Tell(Events(actor, command));

    ImmutableArray<ChangeKind> Tell(IReadOnlyList<AccountEvent> events) =>
        Hearing.Of([.. events.Select((happened, index) => new Happened<AccountEvent>(index + 1, happened))], _account!);

    IReadOnlyList<AccountEvent> Events(Actor actor, AccountCommand command)
    {
        var decided = Account.Decide(_account, command, new(_now, actor, new(Office.Value(_seed++))));
        Assert.True(decided.IsSuccess, decided.Error?.Message);
        foreach (var happened in decided.Value.Events)
        {
            _account = Account.Apply(_account, happened);
        }

        return decided.Value.Events;
    }
}

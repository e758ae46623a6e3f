using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;

namespace Success.Domain.Tests.Accounts;

/// <summary>What goes wrong with plans and proposals when nobody does anything.</summary>
public sealed class PlanAlertsTests
{
    static readonly TimeSpan Tick = TimeSpan.FromTicks(1);

    readonly Deals _deals = new();

    Scene Scene => _deals.Scene;

    [Fact]
    public void Proposal_ThatNobodyIsNamedToAnswer_IsAnAlertAfterADayUntilSomebodyIs()
    {
        var sent = Scene.Now;
        _deals.Propose(_deals.SetSeats());
        Assert.Equal(sent + Account.CounterpartPatience, Account.NextWake(Scene.Account));

        WakeAt(sent + Account.CounterpartPatience - Tick);
        Assert.Empty(Scene.Account.Alerts.Alerts);
        WakeAt(sent + Account.CounterpartPatience);

        var alert = Assert.Single(Scene.Account.Alerts.Alerts);
        Assert.Equal((AlertKind.NoCounterpart, Reference.To(_deals.Plan), AlertSeverity.Warning), (alert.Kind, alert.Subject, alert.Severity));
        Scene.Do(Scene.Csm, new UpdateAccount { Owners = new Owners(default, Scene.Sponsor.Id) });
        Assert.Equal(AlertStatus.Cleared, Assert.Single(Scene.Account.Alerts.Alerts).End!.How);
    }

    [Fact]
    public void Proposal_ThatNobodyAnswers_IsAnAlertAfterAWeek()
    {
        Scene.Do(Scene.Csm, new UpdateAccount { Owners = new Owners(Scene.Csm.Id, Scene.Sponsor.Id) });
        var sent = Scene.Now;
        var proposal = _deals.Propose(_deals.SetSeats());

        WakeAt(sent + Account.ProposalPatience - Tick);
        Assert.Empty(Scene.Account.Alerts.Alerts);
        WakeAt(sent + Account.ProposalPatience);

        Assert.Equal(AlertKind.ProposalWaiting, Assert.Single(Scene.Account.Alerts.Alerts).Kind);
        Scene.Do(Scene.Sponsor, _deals.AcceptAll(proposal));
        Assert.Equal(AlertStatus.Cleared, Assert.Single(Scene.Account.Alerts.Alerts).End!.How);
    }

    [Fact]
    public void Action_IsOverdueAtTheEndOfItsDayInTheAccountsCalendar()
    {
        Scene.Do(Scene.Csm, new UpdateAccount { Calendar = new Calendar("Europe/Berlin", 1, []) });
        var action = Scene.Make<PlanAction>(Scene.Csm, new AddAction(_deals.Plan, new("Name a sponsor", Side.Customer, new(2026, 4, 1))));
        Scene.Do(Scene.Csm, new AddAction(_deals.Plan, new("No hurry", Side.Customer)));
        var overdue = new DateTimeOffset(2026, 4, 1, 22, 0, 0, TimeSpan.Zero);
        Assert.Equal(overdue, Account.NextWake(Scene.Account));

        WakeAt(overdue - Tick);
        Assert.Null(Scene.Account.Plans[0].Actions[0].OverdueSince);
        WakeAt(overdue);

        Assert.Equal([overdue, null], Scene.Account.Plans[0].Actions.Select(each => each.OverdueSince));
        Assert.Empty(Scene.Do(new SystemActor(), new WakeAccount()).Events);
        Scene.Do(Scene.Csm, new RescheduleAction(action, new(2026, 5, 1)));
        Assert.Null(Scene.Account.Plans[0].Actions[0].OverdueSince);
    }

    [Fact]
    public void Alert_IsEscalatedByTheTenantsRule()
    {
        Scene.Do(Scene.Csm, new AddMilestone(_deals.Plan, new("Go-live", new(2026, 3, 2))));
        Scene.Now = new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero);
        var context = Scene.Context(new SystemActor()) with { Settings = TenantSettings.Default with { Escalation = new(10, 4, 1) } };

        var raised = Account.Decide(Scene.Account, new WakeAccount(), context).Value.Events
            .OfType<AlertChanged>().Select(happened => happened.Happened).OfType<AlertRaised>().Single();

        Assert.Equal(Scene.Now.AddDays(6), raised.EscalatesAt);
    }

    [Fact]
    public void Terms_OfSeveralKpisThatComeIntoForceLate_AskForEverySeriesAtOnce()
    {
        var program = new ClientActor(Id<ApiClient>.Create(Scene.Value(9)), Side.Provider);
        for (var week = 1; week <= 90; week++)
        {
            Scene.Now = MeasuredAccount.Week(week);
            Scene.Do(program, new RecordBatch(
                MeasurementSource.Of(Side.Provider, program.Id),
                [new(Scene.Seats, 1, MeasuredAccount.At(week, 15)), new(Scene.Mentions, 1, MeasuredAccount.At(week, 80))]));
        }

        var reach = Deals.Reach with { Due = MeasuredAccount.FirstDay.AddDays(7 * 200) };
        var proposal = _deals.Propose(
            _deals.SetSeats(), new ChangeDraft.SetTerms(0, _deals.Mentions, Measures.Outcome, true, Deals.Weekly(reach)));
        var needs = Account.Decide(Scene.Account, _deals.AcceptAll(proposal), Scene.Context(Scene.Sponsor)).Value.Needs;
        Scene.Do(Scene.Sponsor, _deals.AcceptAll(proposal));

        Assert.Equal([Scene.Mentions, Scene.Seats], needs.Select(need => need.Metric).OrderBy(metric => metric.ToString(), StringComparer.Ordinal));
        Assert.Equal(1, Scene.Loads);
        Assert.All([_deals.Seats, _deals.Mentions], kpi => Assert.True(_deals.Kpi(kpi).Watch!.Observed.Now.Detector.Observations > 64));
        Scene.Reload();
    }

    void WakeAt(DateTimeOffset instant)
    {
        Scene.Now = instant;
        Scene.Do(new SystemActor(), new WakeAccount());
    }
}

using System.Globalization;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Domain.Tests.Agreements;
using Xunit.Abstractions;
using static Success.Domain.Tests.Accounts.MeasuredAccount;

namespace Success.Domain.Tests.Accounts;

/// <summary>What is true of every life of measurements, whatever comes in which order.</summary>
public sealed class LifePropertyTests(ITestOutputHelper output)
{
    const int Lives = 20;

    int _hidden;

    [Fact]
    public void Measurements_InAnyOrderOfArrival_LeadToTheSameStateAndStanding() => ForSeeds(random =>
    {
        var items = Items(random);
        var (inOrder, anyOrder) = (new MeasuredAccount(), new MeasuredAccount());
        (inOrder.Scene.Now, anyOrder.Scene.Now) = (Week(60), Week(60));
        inOrder.Record(items);
        random.Shuffle(items);
        foreach (var batch in items.Chunk(7))
        {
            anyOrder.Record(batch);
        }

        Assert.Equal(inOrder.Watch.Observed.Now, anyOrder.Watch.Observed.Now);
        Assert.Equal(inOrder.Watch.Observed.Open, anyOrder.Watch.Observed.Open);
        Assert.Equal(inOrder.Standing, anyOrder.Standing);
    });

    [Fact]
    public void Corrections_LeadToTheStateOfNeverHavingBeenWrong_AndLeaveNoOpenAlertThatIsNotTrue() => ForSeeds(random =>
    {
        var items = Items(random);
        var (right, wrong) = (new MeasuredAccount(), new MeasuredAccount());
        (right.Scene.Now, wrong.Scene.Now) = (Week(48), Week(48));
        right.Record(items);
        wrong.Record([.. items.Select(item => random.Next(3) == 0 ? item with { Value = item.Value - 30 } : item)]);
        foreach (var item in items)
        {
            wrong.Scene.Do(wrong.Program, new ChangeMeasurement(
                Scene.Seats, 1, new CorrectMeasurement(MeasurementTime.Of(item.At!.Value), wrong.Source, item.Value, null, null, "Restated")));
        }

        Assert.Equal(right.Watch.Observed.Now, wrong.Watch.Observed.Now);
        Assert.Equal(Open(right), Open(wrong));
    });

    [Fact]
    public void Unit_InThousands_ChangesNoResult() => ForSeeds(random =>
    {
        const double Unit = 1024;
        var items = Items(random);
        var goal = Way with { Target = new Target.Absolute(52 * Unit), Tolerance = 3 * Unit };
        var (one, other) = (new MeasuredAccount(), new MeasuredAccount(Deals.Weekly(goal)));
        foreach (var item in items)
        {
            one.Record(item);
            other.Record(item with { Value = item.Value * Unit });
            Assert.Equal(one.Standing, other.Standing);
            Assert.Equal(one.Watch.Observed.Now.Detector, other.Watch.Observed.Now.Detector);
        }

        Assert.Equal(
            one.Alerts.Select(alert => (alert.Kind, alert.RaisedAt, alert.End?.How)), other.Alerts.Select(alert => (alert.Kind, alert.RaisedAt, alert.End?.How)));
    });

    [Fact]
    public void AnyLife_IsDecidedAlikeTwice_ReplaysToItsState_AndShowsTheCustomerNothingBeforeItsInstant()
    {
        ForSeeds(Live);

        Assert.True(_hidden > Lives, "Lives without anything to hide show nothing.");
    }

    void Live(Random random)
    {
        var life = new MeasuredAccount();
        for (var step = 0; step < 80; step++)
        {
            life.Scene.Now += TimeSpan.FromHours(random.Next(1, 120));
            var (actor, command) = Command(life, random);
            Assert.Equal(Described(life.Scene.Try(actor, command)), Described(life.Scene.Try(actor, command)));
            if (life.Scene.Try(actor, command).IsSuccess)
            {
                life.Scene.Do(actor, command);
            }

            CheckWakes(life);
            CheckSecrets(life);
            Assert.Equal(Scene.Json(life.Scene.Account), Scene.Json(AccountAtRest.Of(life.Scene.Account).Wake()));
        }

        life.Scene.Reload();
    }

    // Woken until nothing is due, an account has nothing left to do at that instant.
    static void CheckWakes(MeasuredAccount life)
    {
        for (var wakes = 0; Account.NextWake(life.Scene.Account) <= life.Scene.Now; wakes++)
        {
            Assert.True(wakes < 5, "Waking comes to an end.");
            Assert.NotEmpty(life.Scene.Do(new SystemActor(), new WakeAccount()).Events);
        }

        Assert.Empty(life.Scene.Do(new SystemActor(), new WakeAccount()).Events);
    }

    void CheckSecrets(MeasuredAccount life)
    {
        var (account, now) = (life.Scene.Account, life.Scene.Now);
        var view = account.For(Side.Customer, Readers.Sponsor, now);
        var text = Scene.Json(view);
        foreach (var alert in account.Alerts.Alerts.Where(alert => !alert.IsVisible(Side.Customer, now)))
        {
            Assert.DoesNotContain(alert.Id.ToString(), text, StringComparison.Ordinal);
            _hidden++;
        }

        if (account.Alerts.Alerts.Any(alert => alert is { Kind: AlertKind.Drift, Lasts: true } && !alert.IsVisible(Side.Customer, now)))
        {
            Assert.All(view.Kpis, kpi => Assert.True(kpi.Standing is not (Standing.AtRisk or Standing.OffTrack)));
            Assert.Contains(view.Kpis, kpi => kpi is { IsWithinHeadStart: true, Drift: null or { Shortfall: null, LeavesToleranceAt: null } });
        }

        Assert.All(account.Proposals.Where(proposal => proposal.Sent is null && proposal.Opener == Side.Provider), draft =>
            Assert.DoesNotContain(draft.Id.ToString(), text, StringComparison.Ordinal));
        Assert.Null(view.Attention);
    }

    static (Actor Actor, AccountCommand Command) Command(MeasuredAccount life, Random random)
    {
        var week = (life.Scene.Now - Week(0)) / TimeSpan.FromDays(7);
        var held = life.Scene.Account.Series.SelectMany(series => series.Measurements).ToList();
        var one = held.Count > 0 ? held[random.Next(held.Count)] : null;
        var alerts = life.Scene.Account.Alerts.Alerts;
        return random.Next(12) switch
        {
            0 when one is not null => (life.Program, new ChangeMeasurement(
                Scene.Seats, 1, new CorrectMeasurement(one.Time, one.Source, one.Value + random.Next(-5, 6), null, null, "Restated"))),
            1 when one is not null => (life.Program, new ChangeMeasurement(Scene.Seats, 1, new RetractMeasurement(one.Time, one.Source, "Never was"))),
            2 when one is not null => (life.Scene.Sponsor, new ChangeMeasurement(Scene.Seats, 1, new DisputeMeasurement(one.Time, one.Source, "Why?"))),
            3 when alerts.Length > 0 => (life.Scene.Csm, new AttendAlert(new RespondToAlert(alerts[^1].Id, "We look into it.", []))),
            4 when alerts.Length > 0 => (life.Scene.Csm, new AttendAlert(new CloseAlert(alerts[^1].Id, "Known."))),
            5 => (life.Scene.Csm, new DraftProposal(life.Deals.Plan, [new ChangeDraft.SetTerms(
                life.Deals.Kpi(life.Kpi).Revisions.Length, life.Kpi, Measures.Outcome, true, Deals.Weekly(Way with { Tolerance = random.Next(2, 6) }))])),
            6 => (life.Scene.Sponsor, new WithdrawProposal(default)),
            _ => (life.Program, life.Batch(At(week - random.Next(0, 3), (week * (random.Next(4) == 0 ? 0.6 : 1)) + random.NextDouble()))),
        };
    }

    static string Described(Result<Decision<AccountEvent>> decision) => decision.IsSuccess
        ? string.Join('\n', decision.Value.Events.Select(happened => Scene.Json((object)happened))) + Scene.Json(decision.Value.Results)
        : Scene.Json(decision.Error);

    static string Open(MeasuredAccount life) => string.Join(
        ' ', life.Alerts.Where(alert => alert.IsOpen).Select(alert => string.Create(CultureInfo.InvariantCulture, $"{alert.Kind} {alert.Severity}")).Order());

    // A year with gaps, and for most seeds a drift in it.
    static NewMeasurement[] Items(Random random)
    {
        var from = random.Next(10, 60);
        return
        [
            .. Enumerable.Range(1, 45).Where(_ => random.Next(8) > 0).Select(week =>
                At(week + (0.2 * random.NextDouble()), week - (week > from ? 0.6 * (week - from) : 0) + random.NextDouble())),
        ];
    }

    void ForSeeds(Action<Random> check)
    {
        for (var seed = 1; seed <= Lives; seed++)
        {
            output.WriteLine($"seed {seed}");
            check(new(seed));
        }
    }
}

using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Drift;
using Success.Domain.Kpis;
using Success.Domain.Tests.Agreements;
using static Success.Domain.Tests.Accounts.MeasuredAccount;

namespace Success.Domain.Tests.Accounts;

public sealed class AccountAtRestTests
{
    [Fact]
    public void Wake_AnAccountOfEveryCommand_IsTheSameAccount()
    {
        var account = Story.Tell().Account;

        Assert.Equal(Scene.Json(account), Scene.Json(AccountAtRest.Of(account).Wake()));
    }

    [Fact]
    public void Wake_AFullWindow_IsTheSameAccount()
    {
        var life = new MeasuredAccount();
        life.Weeks(0, 90, week => week + (week % 3 / 7.0));

        var awake = AccountAtRest.Of(life.Scene.Account).Wake();

        Assert.Equal(ObservedSeries.Capacity, awake.Kpis.Find(life.Kpi)!.Watch!.Observed.Window.Length);
        Assert.Equal(Scene.Json(life.Scene.Account), Scene.Json(awake));
    }

    [Fact]
    public void Wake_NewTermsAndSeveralValuesInOneCadence_IsTheSameAccount()
    {
        var life = new MeasuredAccount();
        life.Weeks(0, 10, week => week);
        life.Deals.Agree(new ChangeDraft.SetTerms(
            1, life.Kpi, Measures.Outcome, true, Deals.Weekly(Way with { Tolerance = 6, Trajectory = new Trajectory.Points([new(0.5, 0.3)]) })));
        life.Record(At(11, 11));
        life.Record(At(11.1, 12.5), At(11.2, 13.25));

        Assert.Equal(2, life.Watch.History.Length);
        Assert.Equal(Scene.Json(life.Scene.Account), Scene.Json(AccountAtRest.Of(life.Scene.Account).Wake()));
    }

    [Fact]
    public void Wake_AStateThatDoesNotFollowFromItsObservations_IsTheSameAccount()
    {
        // As after constants of the detector have changed.
        var life = new MeasuredAccount();
        life.Weeks(0, 10, week => week);
        var account = life.Scene.Account;
        var kpi = account.Kpis.Find(life.Kpi)!;
        var observed = kpi.Watch!.Observed;
        var elsewhere = observed with { Now = observed.Now with { Held = 7 }, Window = observed.Window.SetItem(3, new(observed.Window[3].At, 1.0 / 3)) };
        account = account with { Kpis = account.Kpis.Put(kpi with { Watch = kpi.Watch with { Observed = elsewhere } }) };

        Assert.Equal(Scene.Json(account), Scene.Json(AccountAtRest.Of(account).Wake()));
    }

    [Fact]
    public void After_OneOfTwoSeriesChanged_TakesTheOtherOver()
    {
        var life = new MeasuredAccount();
        life.Weeks(0, 70, week => week);
        life.Scene.Do(life.Program, new RecordBatch(life.Source, [new(Scene.Mentions, 1, new(At(70, 1).At, null, 5))]));
        var resting = AccountAtRest.Of(life.Scene.Account);
        var awake = resting.Wake();
        var command = new RecordBatch(life.Source, [new(Scene.Mentions, 1, new(At(70.5, 1).At, null, 6))]);
        life.Scene.Now = Week(71);
        var next = Account.Decide(awake, command, life.Scene.Context(life.Program)).Value.Events.Aggregate(awake, Account.Apply);

        Assert.Same(awake.Kpis.Find(life.Kpi), next.Kpis.Find(life.Kpi));
        Assert.Equal(Scene.Json(next), Scene.Json(resting.After(awake, next).Wake()));
        Assert.Equal(Scene.Json(awake), Scene.Json(resting.Wake()));
    }
}

using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Domain.Tests.Accounts;

public sealed class PlanEndingTests
{
    [Theory]
    [InlineData(8, Standing.OnTrack)]
    [InlineData(0, Standing.OffTrack)]
    public void PlanThatEndedBeforeItsEventSaidHowKpisStood_FoldsToHowTheyStood(double pace, Standing stood)
    {
        var life = new MeasuredAccount();
        life.Weeks(1, 12, week => pace * week / 8);
        var (before, ended) = (life.Scene.Account, life.Scene.Now);
        Assert.Equal(stood, life.Standing);

        var folded = before;
        foreach (var happened in life.Scene.Do(life.Scene.Csm, new CompletePlan(life.Deals.Plan)).Events)
        {
            folded = Account.Apply(folded, happened is PlanCompleted completed
                ? completed with { Kpis = [.. completed.Kpis.Select(kpi => kpi with { Standing = null })] }
                : happened);
        }

        var kpi = folded.Kpis.Find(life.Kpi)!;
        Assert.Null(kpi.Watch);
        Assert.Equal(stood, folded.StandingOf(kpi, ended.AddDays(100)));
        Assert.Equal(life.Scene.Account.Plans[0].Ended!.Kpis, folded.Plans[0].Ended!.Kpis);
    }
}

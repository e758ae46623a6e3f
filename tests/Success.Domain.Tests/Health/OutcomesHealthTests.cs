using Success.Domain.Health;
using Success.Domain.Kpis;

namespace Success.Domain.Tests.Health;

public sealed class OutcomesHealthTests
{
    [Fact]
    public void Of_DecisiveAndAgreed_CountsThemByStandingWorstFirst()
    {
        var health = OutcomesHealth.Of(
        [
            (new(true, Standing.OnTrack), new(0.5, 1)),
            (new(true, Standing.AtRisk), new(0.1, 3)),
            (new(true, Standing.OnTrack), new(null, 1)),
            (new(false, Standing.OffTrack), new(-1, 9)),
            (new(true, Standing.NotAgreed), new(-1, 9)),
        ]);

        Assert.Equal(new OutcomesHealth(Standing.AtRisk, [new(Standing.AtRisk, 1), new(Standing.OnTrack, 2)], health!.Progress), health);
        Assert.Equal(0.2, health.Progress!.Value, 12);
    }

    [Fact]
    public void Of_NothingDecisiveAgreed_IsNotMeasured() =>
        Assert.Null(OutcomesHealth.Of([(new(false, Standing.OnTrack), new(1, 1)), (new(true, Standing.NotAgreed), new(1, 1))]));
}

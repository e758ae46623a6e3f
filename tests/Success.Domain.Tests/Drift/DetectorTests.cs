using Success.Domain.Drift;

namespace Success.Domain.Tests.Drift;

public sealed class DetectorTests
{
    const double Weekly = 52;

    static readonly DetectorSettings Reach = Settings(twoSided: false, due: 52);

    [Fact]
    public void Step_OneEnormousObservation_DoesNotFire()
    {
        var state = Run(Reach, Enumerable.Repeat(0.0, 20));

        var step = Detector.Step(Reach, state, 20, 100);

        Assert.False(step.Reading.Positive.Fires);
        Assert.Equal(DriftEvent.None, step.Event);
    }

    [Fact]
    public void Step_OffsetWithinGrace_StaysSilentForYears()
    {
        var settings = Settings(twoSided: false, due: null);

        var state = Run(settings, Enumerable.Repeat(0.24, 1000));

        Assert.Null(state.RaisedAt);
        Assert.Equal(DriftLevel.None, state.Level);
    }

    [Fact]
    public void Step_LastingShortfall_RaisesOnceAndReachesOffTrack()
    {
        var events = Events(Reach, Enumerable.Repeat(0.0, 10).Concat(Enumerable.Repeat(2.0, 20)), out var state);

        Assert.Single(events, DriftEvent.Raised);
        Assert.DoesNotContain(DriftEvent.Cleared, events);
        Assert.Equal(DriftSide.Positive, state.Active);
        Assert.Equal(DriftLevel.OffTrack, state.Level);
    }

    [Fact]
    public void Step_Recovery_ClearsAndLevelFollowsOneObservationLater()
    {
        var residuals = Enumerable.Repeat(0.0, 10).Concat(Enumerable.Repeat(2.0, 8)).Concat(Enumerable.Repeat(0.0, 30));
        var state = Detector.Start(Reach);
        var levels = new List<DriftLevel>();
        var cleared = -1;
        foreach (var (time, residual) in residuals.Index())
        {
            var step = Detector.Step(Reach, state, time, residual);
            state = step.State;
            levels.Add(state.Level);
            cleared = step.Event == DriftEvent.Cleared ? time : cleared;
        }

        Assert.True(cleared > 18);
        Assert.NotEqual(DriftLevel.None, levels[cleared]);
        Assert.Equal(DriftLevel.None, levels[cleared + 1]);
        Assert.Equal(0, state.Recovery);
    }

    [Fact]
    public void Step_OneSided_IgnoresSurplus()
    {
        var state = Run(Reach, Enumerable.Repeat(-5.0, 40));

        Assert.Null(state.RaisedAt);
    }

    [Fact]
    public void Step_BandMirrored_RaisesOnTheOtherSideAtTheSameTime()
    {
        var settings = Settings(twoSided: true, due: null);
        double[] residuals = [.. Enumerable.Range(0, 60).Select(i => (0.1 * (i % 3)) + (i > 20 ? 1.5 : 0))];

        var above = Run(settings, residuals);
        var below = Run(settings, residuals.Select(e => -e));

        Assert.Equal(DriftSide.Positive, above.Active);
        Assert.Equal(DriftSide.Negative, below.Active);
        Assert.Equal(above.RaisedAt, below.RaisedAt);
    }

    [Fact]
    public void Step_LongGap_IsNoEvidence()
    {
        var state = Run(Reach, Enumerable.Repeat(0.3, 10));
        var sums = state.Positive;

        var soon = Detector.Step(Reach, state, 10, 0.25);
        var late = Detector.Step(Reach, state, 30, 0.25);

        Assert.True(late.State.Positive[0].Sum <= sums[0].Sum);
        Assert.True(late.Reading.Forecast.NowDeviation > soon.Reading.Forecast.NowDeviation);
    }

    [Fact]
    public void Step_AnyObservation_IsPure()
    {
        var state = Run(Reach, [0.1, 0.4, -0.2, 0.9]);
        var copy = state;

        Assert.Equal(Detector.Step(Reach, state, 4, 1.1), Detector.Step(Reach, state, 4, 1.1));
        Assert.Equal(copy, state);
    }

    [Fact]
    public void Restate_NewPlan_ForgetsEvidenceAndKeepsNoise()
    {
        var state = Run(Reach, Enumerable.Range(0, 30).Select(i => (0.2 * (i % 2)) + (i > 20 ? 1.0 : 0)));

        var restated = Detector.Restate(Reach, state, new(Time: 3, Scale: 0.5, Shift: -0.25, Pace: 1, Tilt: 0));

        Assert.Equal(0, restated.Positive[0].Sum);
        Assert.Equal(state.Noise.Variance / 4, restated.Noise.Variance, 15);
        Assert.Equal(state.Noise.Seen, restated.Noise.Seen);
        Assert.Equal((state.Residual / 2) - 0.25, restated.Residual, 15);
        Assert.Equal(Reach.NoiseVariance, restated.Trend[0].LevelVariance);
        Assert.Equal(3, restated.Time);
    }

    [Fact]
    public void Limits_DefaultSetting_AreThoseOfTheReference()
    {
        Assert.Equal(5.918362442622275, Reach.Limits.H0, 12);
        Assert.Equal(2.05, Reach.Limits.H2, 12);
    }

    [Theory]
    [InlineData(FalseAlarmSetting.Early, 52, 62)]
    [InlineData(FalseAlarmSetting.Default, 52, 150)]
    [InlineData(FalseAlarmSetting.Quiet, 52, 520)]
    [InlineData(FalseAlarmSetting.Default, 12, 150.0 * 12 / 52)]
    [InlineData(FalseAlarmSetting.Default, 4, 12)]
    [InlineData(FalseAlarmSetting.Early, 10, 12)]
    public void RunLength_SettingAndRhythm_IsScaledAndNeverBelowTwelve(FalseAlarmSetting setting, double perYear, double expected) =>
        Assert.Equal(expected, FalseAlarms.RunLength(setting, perYear), 12);

    [Fact]
    public void Create_RunLengthAtAndBelowTheLeast_AcceptsOnlyTheFirst()
    {
        Assert.Equal(12, DetectorSettings.Create(false, null, NoisePrior.Usual, 12).RunLength);
        Assert.Throws<ArgumentOutOfRangeException>(() => DetectorSettings.Create(false, null, NoisePrior.Usual, 11.999));
    }

    static DetectorSettings Settings(bool twoSided, double? due) =>
        DetectorSettings.Create(twoSided, due, NoisePrior.Usual, FalseAlarms.RunLength(FalseAlarmSetting.Default, Weekly));

    static DetectorState Run(in DetectorSettings settings, IEnumerable<double> residuals)
    {
        Events(settings, residuals, out var state);
        return state;
    }

    static List<DriftEvent> Events(in DetectorSettings settings, IEnumerable<double> residuals, out DetectorState state)
    {
        state = Detector.Start(settings);
        var events = new List<DriftEvent>();
        foreach (var (time, residual) in residuals.Index())
        {
            var step = Detector.Step(settings, state, time, residual);
            events.Add(step.Event);
            state = step.State;
        }

        return events;
    }
}

using Success.Bench.Drift;

namespace Success.Domain.Tests.Drift;

/// <summary>
/// The benchmark's figures on few lives with a fixed seed. Bounds are those of the full benchmark, widened by three standard errors of
/// the smaller sample.
/// </summary>
public sealed class DetectorQualityTests
{
    const int Lives = 1400;
    const int Seed = 1;

    [Fact]
    public void Detector_GaussianLives_IsQuietAndEarly()
    {
        var figures = LifeStudy.Compare(Lives, Seed, Tails.Gaussian)["detector"];

        Assert.InRange(figures.FalseRaisesPerYear, 0, 0.06 + 0.024);
        Assert.InRange(figures.RaisedInTime, 0.60 - 0.075, 1);
        Assert.InRange(figures.RaisesPerDrift, 0.8, 1.05 + 0.04);
    }

    [Fact]
    public void Detector_HeavyTails_StaysQuiet() =>
        Assert.InRange(LifeStudy.Compare(Lives, Seed, Tails.Heavy)["detector"].FalseRaisesPerYear, 0, 0.10 + 0.03);

    [Fact]
    public void Detector_RatiosAndRollingWindows_StaysQuiet()
    {
        Assert.InRange(LifeStudy.RatioFalseRaises(Lives, Seed), 0, 0.08 + 0.023);
        Assert.InRange(LifeStudy.RollingFalseRaises(Lives, Seed, 4), 0, 0.07 + 0.021);
        Assert.InRange(LifeStudy.RollingFalseRaises(Lives, Seed, 13), 0, 0.07 + 0.021);
    }

    [Fact]
    public void Detector_LandingInterval_HoldsAboutAsOftenAsItSays() =>
        Assert.InRange(LifeStudy.Coverage(Lives, Seed, (_, _) => true), 0.75 - 0.023, 0.92 + 0.014);

    [Fact]
    public void Detector_UnitShift_IsAlmostAsFastAsTheOptimalCusum()
    {
        var delay = CusumRace.BankRunLength(1, 1000, Seed);
        var runLength = CusumRace.BankRunLength(0, 1000, Seed);

        Assert.InRange(delay / CusumRace.OptimalDelay(runLength), 1, 1.20 + 0.08);
    }
}

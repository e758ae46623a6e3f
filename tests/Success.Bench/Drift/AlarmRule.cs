using Success.Domain.Drift;

namespace Success.Bench.Drift;

/// <summary>Something that watches one life and says when it raises.</summary>
abstract class AlarmRule
{
    /// <summary>Every rule by name, each call a fresh one for one life.</summary>
    public static IReadOnlyDictionary<string, Func<Life, AlarmRule>> All { get; } = new Dictionary<string, Func<Life, AlarmRule>>
    {
        ["detector"] = _ => new DetectorRule(),
        ["static threshold"] = _ => new InARowRule(1),
        ["2 in a row"] = _ => new InARowRule(2),
        ["3 in a row"] = _ => new InARowRule(3),
        ["EWMA"] = life => new EwmaRule(life.Noise),
    };

    /// <summary>Takes in an observation; true when it raises.</summary>
    public abstract bool Raises(double time, double residual);

    /// <summary>The times at which it raises in a life.</summary>
    public List<double> Run(Life life)
    {
        var raises = new List<double>();
        for (var i = 0; i < life.Times.Length; i++)
        {
            if (Raises(life.Times[i], life.Residuals[i]))
            {
                raises.Add(life.Times[i]);
            }
        }

        return raises;
    }
}

/// <summary>The product's detector with the default setting.</summary>
sealed class DetectorRule : AlarmRule
{
    public static DetectorSettings Settings { get; } = DetectorSettings.Create(
        twoSided: false, due: Life.Weeks, NoisePrior.Usual, FalseAlarms.RunLength(FalseAlarmSetting.Default, Life.Weeks));

    DetectorState _state = Detector.Start(Settings);

    public DetectorReading Reading { get; private set; }

    public override bool Raises(double time, double residual)
    {
        var step = Detector.Step(Settings, _state, time, residual);
        (_state, Reading) = (step.State, step.Reading);
        return step.Event == DriftEvent.Raised;
    }
}

/// <summary>Raises when so many values in a row are out of tolerance, and is over with the first that is not.</summary>
sealed class InARowRule(int needed) : AlarmRule
{
    int _beyond;

    public override bool Raises(double time, double residual)
    {
        _beyond = residual > 1 ? _beyond + 1 : 0;
        return _beyond == needed;
    }
}

/// <summary>
/// An exponentially weighted mean beyond the grace by 2.7 of its standard deviations. It is told the true noise, which no rule knows.
/// </summary>
sealed class EwmaRule(double noise) : AlarmRule
{
    const double Weight = 0.2;
    const double Grace = 0.25;

    readonly double _limit = Grace + (2.7 * noise * Math.Sqrt(Weight / (2 - Weight)));
    double _mean;
    bool _active;

    public override bool Raises(double time, double residual)
    {
        _mean += Weight * (residual - _mean);
        var was = _active;
        _active = _mean > (_active ? _limit / 2 : _limit);
        return _active && !was;
    }
}

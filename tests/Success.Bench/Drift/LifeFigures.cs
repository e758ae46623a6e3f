namespace Success.Bench.Drift;

/// <summary>What a rule's raises over many lives add up to.</summary>
sealed class LifeFigures
{
    double _harmlessYears;
    int _falseRaises;
    int _drifting;
    int _raises;
    int _gradual;
    int _inTime;
    int _steps;
    int _stepsSeen;
    double _stepDelay;

    /// <summary>Raises per year of time in which nothing is wrong: harmless lives, and the others until their drift begins.</summary>
    public double FalseRaisesPerYear => _falseRaises / _harmlessYears;

    /// <summary>Share of slopes and recoveries that were raised before their mean left tolerance.</summary>
    public double RaisedInTime => (double)_inTime / _gradual;

    /// <summary>Raises after the beginning of the drift, per life that leaves tolerance.</summary>
    public double RaisesPerDrift => (double)_raises / _drifting;

    /// <summary>Weeks from a step to its raise, of those that were raised.</summary>
    public double StepDelay => _stepDelay / _stepsSeen;

    /// <summary>Share of steps that were raised at all.</summary>
    public double StepsSeen => (double)_stepsSeen / _steps;

    public void Add(Life life, IReadOnlyList<double> raises)
    {
        _harmlessYears += life.Onset / Life.Weeks;
        _falseRaises += raises.Count(time => life.IsHarmless || time < life.Onset);
        if (life.LeavesTolerance is not { } leaves)
        {
            return;
        }

        var real = raises.Where(time => time >= life.Onset).ToList();
        _drifting++;
        _raises += real.Count;
        if (life.Kind == LifeKind.Step)
        {
            _steps++;
            _stepsSeen += real.Count > 0 ? 1 : 0;
            _stepDelay += real.Count > 0 ? real[0] - life.Onset : 0;
        }
        else
        {
            _gradual++;
            _inTime += real.Count > 0 && real[0] < leaves ? 1 : 0;
        }
    }

    public void Add(LifeFigures other)
    {
        _harmlessYears += other._harmlessYears;
        _falseRaises += other._falseRaises;
        _drifting += other._drifting;
        _raises += other._raises;
        _gradual += other._gradual;
        _inTime += other._inTime;
        _steps += other._steps;
        _stepsSeen += other._stepsSeen;
        _stepDelay += other._stepDelay;
    }
}

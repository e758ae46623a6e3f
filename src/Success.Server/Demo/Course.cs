namespace Success.Server.Demo;

/// <summary>How the numbers of an outcome fare against what was agreed: every kind of drift, and of none.</summary>
enum Course
{
    /// <summary>As agreed, but for some noise.</summary>
    OnPath,

    /// <summary>As agreed, with so much noise that single values look bad.</summary>
    Noisy,

    /// <summary>Slips away slowly.</summary>
    SlowSlip,

    /// <summary>Falls back at once, and stays there.</summary>
    Jump,

    /// <summary>A dip, from which it recovered.</summary>
    DipAndRecovery,

    /// <summary>A dip that has just ended.</summary>
    Recovering,

    /// <summary>Up and down with the season.</summary>
    Seasonal,

    /// <summary>A little behind for months: surely real, and hardly of importance.</summary>
    MildDrift,

    /// <summary>The numbers stay away.</summary>
    Silent,

    /// <summary>Some numbers were wrong, and are corrected.</summary>
    WrongNumbers,

    /// <summary>The due date passed without the target.</summary>
    Missed,

    /// <summary>The target was reached, and lasted.</summary>
    Achieved,

    /// <summary>Ended short of the target, within the tolerance.</summary>
    WithinTolerance,

    /// <summary>The target is reached, and must last.</summary>
    Sustaining,
}

/// <summary>What courses are in numbers.</summary>
static class Courses
{
    /// <summary>Weeks before the end from which on silent numbers stay away.</summary>
    public const int SilentWeeks = 5;

    /// <summary>Weeks before the end in which wrong numbers are wrong: these many, ending with <see cref="CorrectedWeeks"/>.</summary>
    public const int WrongWeeks = 7;

    /// <summary>Weeks before the end in which they are corrected.</summary>
    public const int CorrectedWeeks = 3;

    const int SustainingWeeks = 14;
    const double Season = 13;

    // Long enough to be sure that it is real, and so little that it will hardly matter.
    const double MildWeeks = 20;

    /// <summary>Noise, in tolerances.</summary>
    public static double Noise(this Course course) => course == Course.Noisy ? 0.7 : 0.25;

    /// <summary>Whether the due date lies before the end.</summary>
    public static bool IsConcluded(this Course course) => course is Course.Missed or Course.Achieved or Course.WithinTolerance;

    /// <summary>Whether the value is at the target, wherever the plan is.</summary>
    public static bool IsAtTarget(this Course course, double weeksLeft) => course == Course.Sustaining && weeksLeft <= SustainingWeeks;

    /// <summary>How far short of the plan a value is, in tolerances; negative when it is better.</summary>
    /// <param name="course">The course.</param>
    /// <param name="share">How much of the time under the agreement has passed, 0 to 1.</param>
    /// <param name="weeksLeft">Weeks until the end.</param>
    public static double ShortfallAt(this Course course, double share, double weeksLeft) => course switch
    {
        Course.SlowSlip => 2.8 * Math.Max(0, share - 0.55) / 0.45,
        Course.Jump => share >= 0.8 ? 2.3 : 0,
        Course.DipAndRecovery => share is >= 0.35 and < 0.55 ? 2.4 : share >= 0.55 ? -0.3 : 0,
        Course.Recovering => weeksLeft is >= 3 and < 9 ? 2 : weeksLeft < 3 ? -0.6 : 0,
        Course.Seasonal => 0.7 * Math.Sin(2 * Math.PI * weeksLeft / Season),
        Course.MildDrift => weeksLeft < MildWeeks ? 0.5 : 0,
        Course.WrongNumbers => weeksLeft is > CorrectedWeeks and <= WrongWeeks ? 3.5 : 0,
        Course.Missed => 3.2 * share,
        Course.Achieved => -0.9 * share,
        Course.WithinTolerance => 0.55 * share,
        _ => 0,
    };
}

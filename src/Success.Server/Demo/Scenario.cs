namespace Success.Server.Demo;

/// <summary>What becomes of an account.</summary>
/// <param name="Dealing">How its two sides deal with each other.</param>
/// <param name="Course">How its numbers fare.</param>
readonly record struct Scenario(Dealing Dealing, Course Course = Course.OnPath)
{
    /// <summary>
    /// One after the other. Their number is a prime, so that a scenario meets every metric, every way to deal with alerts and every place in
    /// a group in time.
    /// </summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        new(Dealing.Agreed),
        new(Dealing.Agreed, Course.SlowSlip),
        new(Dealing.Proposed),
        new(Dealing.Agreed, Course.DipAndRecovery),
        new(Dealing.Agreed, Course.Achieved),
        new(Dealing.Declined),
        new(Dealing.Agreed, Course.Jump),
        new(Dealing.Baselining),
        new(Dealing.Agreed, Course.Silent),
        new(Dealing.Countered),
        new(Dealing.Agreed, Course.Missed),
        new(Dealing.Draft),
        new(Dealing.Agreed, Course.WrongNumbers),
        new(Dealing.Superseded),
        new(Dealing.Agreed, Course.Noisy),
        new(Dealing.Expired),
        new(Dealing.Agreed, Course.Sustaining),
        new(Dealing.PartlyAccepted),
        new(Dealing.Agreed, Course.Seasonal),
        new(Dealing.Paused),
        new(Dealing.Agreed, Course.WithinTolerance),
        new(Dealing.Completed, Course.Achieved),
        new(Dealing.Agreed, Course.Recovering),
        new(Dealing.Withdrawn),
        new(Dealing.Agreed, Course.MildDrift),
        new(Dealing.NotStarted),
        new(Dealing.NoPlan),
        new(Dealing.BaselineTaken),
        new(Dealing.Agreed),
        new(Dealing.Agreed),
        new(Dealing.Agreed, Course.Noisy),
        new(Dealing.Agreed, Course.SlowSlip),
        new(Dealing.Agreed),
        new(Dealing.Agreed, Course.MildDrift),
        new(Dealing.Agreed),
        new(Dealing.Agreed, Course.MildDrift),
        new(Dealing.Agreed),
    ];
}

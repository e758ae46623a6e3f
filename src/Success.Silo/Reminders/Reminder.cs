namespace Success.Silo;

/// <summary>A stored reminder.</summary>
/// <param name="Grain">Whose it is.</param>
/// <param name="ReminderName">Its name.</param>
/// <param name="First">When it was due first.</param>
/// <param name="Period">From one due time to the next.</param>
/// <param name="Next">When it is due next. In the past after a time in which no silo ran; then it is due at once.</param>
sealed record Reminder(GrainId Grain, string ReminderName, DateTimeOffset First, TimeSpan Period, DateTimeOffset Next) : IGrainReminder
{
    /// <summary>The reminder after a tick at <paramref name="now"/>: due times that have passed by then are not made up for.</summary>
    public Reminder After(DateTimeOffset now)
    {
        var periods = Math.Max(0, (now - First) / Period);
        return this with { Next = First + (Period * (Math.Floor(periods) + 1)) };
    }
}

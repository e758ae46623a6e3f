namespace Success.Silo;

/// <summary>A grain that can be reminded: woken at an instant, however long ago it asked and whatever happened since.</summary>
public interface IRemindable : IGrain
{
    /// <summary>A reminder is due. At least once per due time that the silo runs at; when it fails, that is logged, and the next due time counts.</summary>
    /// <param name="reminderName">The name that the grain gave it.</param>
    /// <param name="status">When it is, and should have been.</param>
    Task ReceiveReminder(string reminderName, TickStatus status);
}

/// <summary>A reminder that is stored.</summary>
public interface IGrainReminder
{
    /// <summary>Its name among the reminders of its grain.</summary>
    string ReminderName { get; }
}

/// <summary>What a tick of a reminder tells. Instants are UTC.</summary>
/// <param name="firstTickTime">When the reminder was due first.</param>
/// <param name="period">From one due time to the next.</param>
/// <param name="timeStamp">When this tick was sent.</param>
public readonly struct TickStatus(DateTime firstTickTime, TimeSpan period, DateTime timeStamp)
{
    /// <summary>When the reminder was due first.</summary>
    public DateTime FirstTickTime { get; } = firstTickTime;

    /// <summary>From one due time to the next.</summary>
    public TimeSpan Period { get; } = period;

    /// <summary>When this tick was sent.</summary>
    public DateTime CurrentTickTime { get; } = timeStamp;

    /// <inheritdoc/>
    public override string ToString() => $"<{FirstTickTime:O}, {Period}, {CurrentTickTime:O}>";
}

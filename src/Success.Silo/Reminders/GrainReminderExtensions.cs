namespace Success.Silo;

/// <summary>The reminders of a grain.</summary>
public static class GrainReminderExtensions
{
    /// <summary>The shortest period of a reminder. What is more frequent is a timer's work.</summary>
    static readonly TimeSpan MinimumPeriod = TimeSpan.FromMinutes(1);

    /// <summary>Stores a reminder, or replaces the one of the same name. It is durable when the task completes.</summary>
    /// <param name="grain">The grain itself; it implements <see cref="IRemindable"/>.</param>
    /// <param name="reminderName">Its name among the grain's reminders.</param>
    /// <param name="dueTime">From now to the first tick, zero or more.</param>
    /// <param name="period">From one due time to the next, at least one minute.</param>
    /// <exception cref="ArgumentException">The period is shorter, a time is negative or infinite, the name is blank or too long.</exception>
    /// <exception cref="InvalidOperationException">The grain does not implement <see cref="IRemindable"/>.</exception>
    public static Task<IGrainReminder> RegisterOrUpdateReminder(
        this Grain grain, string reminderName, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        ArgumentOutOfRangeException.ThrowIfLessThan(dueTime, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(period, TimeSpan.Zero);
        if (period < MinimumPeriod)
        {
            throw new ArgumentException($"The period of reminder '{reminderName}' is {period}; it must be at least {MinimumPeriod}.", nameof(period));
        }

        return grain is IRemindable
            ? grain.Activation.Class.Silo.Reminders.RegisterAsync(grain.Activation.GrainId, reminderName, dueTime, period)
            : throw new InvalidOperationException($"{grain.Activation} has no reminders: {grain.GetType().Name} does not implement {nameof(IRemindable)}.");
    }

    /// <summary>Removes a reminder; does nothing when it is not there any more. A tick that is on its way may still come.</summary>
    /// <exception cref="ReminderException">It belongs to another grain.</exception>
    public static Task UnregisterReminder(this Grain grain, IGrainReminder reminder)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentNullException.ThrowIfNull(reminder);
        return reminder is Reminder own && own.Grain == grain.Activation.GrainId
            ? grain.Activation.Class.Silo.Reminders.UnregisterAsync(own)
            : throw new ReminderException($"'{reminder.ReminderName}' is not a reminder of {grain.Activation}.");
    }

    /// <summary>The reminder of a name, or null.</summary>
    public static Task<IGrainReminder?> GetReminder(this Grain grain, string reminderName)
    {
        ArgumentNullException.ThrowIfNull(grain);
        ArgumentException.ThrowIfNullOrWhiteSpace(reminderName);
        return Task.FromResult<IGrainReminder?>(grain.Activation.Class.Silo.Reminders.Find(grain.Activation.GrainId, reminderName));
    }

    /// <summary>All reminders of the grain.</summary>
#pragma warning disable MA0016 // The signature is Orleans'.
    public static Task<List<IGrainReminder>> GetReminders(this Grain grain)
#pragma warning restore MA0016
    {
        ArgumentNullException.ThrowIfNull(grain);
        return Task.FromResult(grain.Activation.Class.Silo.Reminders.Of(grain.Activation.GrainId).ToList<IGrainReminder>());
    }
}

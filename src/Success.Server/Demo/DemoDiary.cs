namespace Success.Server.Demo;

/// <summary>What the two sides of one account will do, and when. Not for concurrent use.</summary>
sealed class DemoDiary
{
    readonly PriorityQueue<Func<Task>, (DateOnly Day, int Number)> _entries = new();
    int _number;

    /// <summary>Enters something for a day; on a weekend nobody works, so it waits for Monday.</summary>
    public void Enter(DateOnly day, Func<Task> doAsync) => _entries.Enqueue(doAsync, (WorkingDay(day), _number++));

    /// <summary>Whether something is to be done by a day.</summary>
    public bool IsDue(DateOnly today) => _entries.TryPeek(out _, out var when) && when.Day <= today;

    /// <summary>Does what is to be done by a day, in the order of its days.</summary>
    public async Task DoAsync(DateOnly today)
    {
        while (IsDue(today))
        {
            await _entries.Dequeue()();
        }
    }

    static DateOnly WorkingDay(DateOnly day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}

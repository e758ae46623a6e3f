using Success.Domain.Portfolio;

namespace Success.Server.Demo;

/// <summary>Lets the demo's time pass: each day a morning, on which numbers come in, and an afternoon, in which people act.</summary>
sealed class DemoYear(DemoWorld world, IReadOnlyList<Engagement> engagements)
{
    const int Morning = 6;
    const int Afternoon = 14;

    readonly Dictionary<Domain.Id<Domain.Accounts.Account>, long> _seen = [];

    /// <summary>Lives until the end.</summary>
    /// <param name="showProgress">Takes how far it has come.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task LiveAsync(Action<string> showProgress, CancellationToken cancellationToken)
    {
        for (var day = world.Today; At(day, Morning) < world.End; day = day.AddDays(1))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (day.Day == 1)
            {
                showProgress($"{day:MMMM yyyy} …");
            }

            await MorningAsync(day, cancellationToken);
            if (At(day, Afternoon) < world.End && IsWorkingDay(day))
            {
                await AfternoonAsync(day, cancellationToken);
            }
        }

        await world.Service.StrideToAsync(world.End);
    }

    async Task MorningAsync(DateOnly day, CancellationToken cancellationToken)
    {
        var morning = At(day, Morning);
        if (morning > world.Now)
        {
            await world.Service.StrideToAsync(morning);
        }

        if (day.DayOfWeek == DayOfWeek.Monday)
        {
            await DemoWorld.ForEachAsync(engagements, engagement => engagement.DeliverAsync(morning), cancellationToken);
        }
    }

    async Task AfternoonAsync(DateOnly day, CancellationToken cancellationToken)
    {
        await world.Service.StrideToAsync(At(day, Afternoon));
        var alerted = (await world.Service.SummariesAsync()).Where(IsNews).Select(summary => summary.Id).ToHashSet();
        await DemoWorld.ForEachAsync(engagements.Where(engagement => alerted.Contains(engagement.Id)), engagement => engagement.NoticeAsync(), cancellationToken);
        await DemoWorld.ForEachAsync(engagements.Where(engagement => engagement.IsDue), engagement => engagement.DoAsync(), cancellationToken);
    }

    bool IsNews(AccountSummary summary)
    {
        var isNews = summary.OpenAlerts.Total > 0 && _seen.GetValueOrDefault(summary.Id) < summary.Version;
        _seen[summary.Id] = summary.Version;
        return isNews;
    }

    static bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    static DateTimeOffset At(DateOnly day, int hour) => new(day, new TimeOnly(hour, 0), TimeSpan.Zero);
}

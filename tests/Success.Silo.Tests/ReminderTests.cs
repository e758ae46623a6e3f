using Microsoft.Extensions.DependencyInjection;
using Success.Journal;
using Success.Testing;

namespace Success.Silo.Tests;

/// <summary>Reminders come, whatever happens in between.</summary>
public class ReminderTests
{
    static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public interface ISleeper : IGrainWithStringKey
    {
        Task Remind(string name, TimeSpan due, TimeSpan period);

        Task<bool> Forget(string name);

        Task<string> Names();

        Task FailTicks(bool fails);
    }

    public interface IStranger : IGrainWithStringKey
    {
        Task Remind();
    }

    [Fact]
    public async Task Reminder_Due_ComesAndComesAgain()
    {
        await using var host = await StartAsync(new VolatileJournal(), new());
        await host.Grain<ISleeper>().Remind("wake", Minute, 2 * Minute).Within();

        await Advance(host, Minute, "a wake 08:01 08:01 2");
        await Advance(host, 2 * Minute, "a wake 08:01 08:03 2");
        Assert.Equal("wake", await host.Grain<ISleeper>().Names().Within());
    }

    [Fact]
    public async Task Reminder_MissedWhileDown_ComesAfterTheStartOnce()
    {
        await using var journal = new VolatileJournal();
        var time = new FakeTimeProvider();
        await using (var host = await StartAsync(journal, time))
        {
            await host.Grain<ISleeper>("missed").Remind("wake", Minute, 2 * Minute).Within();
            await host.Grain<ISleeper>("later").Remind("wake", 60 * Minute, 2 * Minute).Within();
            await host.StopAsync().Within();
        }

        time.Advance(10 * Minute);
        await using var next = await StartAsync(journal, time);
        time.Advance(TimeSpan.FromTicks(1));
        await next.Recorder.Signal("missed wake 08:01 08:10 2").Within();

        await AdvancedAsync(next);
        await Advance(next, Minute, "missed wake 08:01 08:11 2");
        Assert.Equal(2, next.Recorder.Lines.Count);
    }

    [Fact]
    public async Task Reminder_ReceivedBeforeTheStop_DoesNotComeAgainAtTheStart()
    {
        await using var journal = new VolatileJournal();
        var time = new FakeTimeProvider();
        await using (var host = await StartAsync(journal, time))
        {
            await host.Grain<ISleeper>().Remind("wake", Minute, 60 * Minute).Within();
            await Advance(host, Minute, "a wake 08:01 08:01 60");
            await host.StopAsync().Within();
        }

        await using var next = await StartAsync(journal, time);
        time.Advance(59 * Minute);
        Assert.Empty(next.Recorder.Lines);
        await Advance(next, Minute, "a wake 08:01 09:01 60");
    }

    [Fact]
    public async Task Reminder_Removed_ComesNoMore()
    {
        await using var journal = new VolatileJournal();
        var time = new FakeTimeProvider();
        await using (var host = await StartAsync(journal, time))
        {
            await host.Grain<ISleeper>().Remind("wake", Minute, Minute).Within();
            await host.Grain<ISleeper>().Remind("other", 2 * Minute, Minute).Within();
            Assert.True(await host.Grain<ISleeper>().Forget("wake").Within());
            Assert.False(await host.Grain<ISleeper>().Forget("wake").Within());
            await Advance(host, 2 * Minute, "a other 08:02 08:02 1");
        }

        await using var next = await StartAsync(journal, time);
        Assert.Equal("other", await next.Grain<ISleeper>().Names().Within());
    }

    [Fact]
    public async Task Reminder_Updated_ComesAtTheNewTimeOnly()
    {
        await using var host = await StartAsync(new VolatileJournal(), new());
        await host.Grain<ISleeper>().Remind("wake", Minute, Minute).Within();
        await host.Grain<ISleeper>().Remind("wake", 5 * Minute, 3 * Minute).Within();

        await Advance(host, 5 * Minute, "a wake 08:05 08:05 3");

        Assert.Single(host.Recorder.Lines);
    }

    [Fact]
    public async Task Reminder_GrainThrows_IsLoggedAndComesAtTheNextDueTime()
    {
        await using var host = await StartAsync(new VolatileJournal(), new());
        await host.Grain<ISleeper>().Remind("wake", Minute, Minute).Within();
        await host.Grain<ISleeper>().FailTicks(true).Within();

        await Advance(host, Minute, "a wake 08:01 08:01 1");
        await Advance(host, Minute, "a wake 08:01 08:02 1");

        Assert.Contains("Warning: Reminder wake of sleeper/a failed not now", host.Log.Lines);
    }

    [Fact]
    public async Task Reminder_PeriodOfLessThanAMinute_IsRefused()
    {
        await using var host = await StartAsync(new VolatileJournal(), new());
        var grain = host.Grain<ISleeper>();

        await grain.Remind("at the limit", TimeSpan.Zero, Minute).Within();
        var exception = await Assert.ThrowsAsync<ArgumentException>(
            () => grain.Remind("below", Minute, Minute - TimeSpan.FromTicks(1)).Within());

        Assert.StartsWith("The period of reminder 'below' is 00:00:59.9999999; it must be at least 00:01:00.", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Remind("x", -Minute, Minute).Within());
        await Assert.ThrowsAsync<ArgumentException>(() => grain.Remind(" ", Minute, Minute).Within());
    }

    [Fact]
    public async Task Reminder_OfAGrainThatIsNotRemindable_IsRefused()
    {
        await using var host = await StartAsync(new VolatileJournal(), new());

        await Assert.ThrowsAsync<InvalidOperationException>(() => host.Grain<IStranger>().Remind().Within());
    }

    [Fact]
    public async Task Reminder_ManyDueAtTheStart_AllCome()
    {
        await using var journal = new VolatileJournal();
        var time = new FakeTimeProvider();
        const int Count = 2_500;
        await using (var host = await StartAsync(journal, time))
        {
            for (var i = 0; i < Count; i++)
            {
                await host.Grain<ISleeper>($"{i}").Remind("wake", Minute, Minute);
            }
        }

        time.Advance(60 * Minute);
        await using var next = await StartAsync(journal, time);
        time.Advance(TimeSpan.FromTicks(1));

        await Waiting.Until(() => next.Recorder.Lines.Count == Count);
    }

    [Fact]
    public async Task Reminder_ItsGrainClassIsGone_StaysStoredAndIsLogged()
    {
        await using var journal = new VolatileJournal();
        await using var host = await StartAsync(journal, new());
        await new ReminderTable(journal).PutAsync(
            new(GrainId.Create("gone", "k"), "wake", host.Time.GetUtcNow(), Minute, host.Time.GetUtcNow()), CancellationToken.None);
        await using var next = await StartAsync(journal, host.Time);

        next.Time.Advance(TimeSpan.FromTicks(1));

        await Waiting.Until(() => next.Log.Lines.Any(line => line.Contains("there is no such grain class", StringComparison.Ordinal)));
    }

    static Task<SiloHost> StartAsync(VolatileJournal journal, FakeTimeProvider time) => SiloHost.StartAsync(
        _ => { }, services => services.AddSingleton<IJournal>(journal).AddSingleton<TimeProvider>(time), typeof(Sleeper), typeof(Stranger));

    static async Task Advance(SiloHost host, TimeSpan by, string signal)
    {
        host.Time.Advance(by);
        await host.Recorder.Signal(signal).Within(signal);
        await AdvancedAsync(host);
    }

    /// <summary>Waits until the next due times are noted.</summary>
    static Task AdvancedAsync(SiloHost host) => Waiting.Until(() => host.Silo.Reminders.IsIdle);

    internal sealed class Sleeper(Recorder recorder) : Grain, ISleeper, IRemindable
    {
        bool _fails;

        public async Task Remind(string name, TimeSpan due, TimeSpan period) =>
            Assert.Equal(name, (await this.RegisterOrUpdateReminder(name, due, period)).ReminderName);

        public async Task<bool> Forget(string name)
        {
            if (await this.GetReminder(name) is not { } reminder)
            {
                return false;
            }

            await this.UnregisterReminder(reminder);
            return true;
        }

        public async Task<string> Names() => string.Join(' ', (await this.GetReminders()).Select(reminder => reminder.ReminderName).Order());

        public Task FailTicks(bool fails)
        {
            _fails = fails;
            return Task.CompletedTask;
        }

        public Task ReceiveReminder(string reminderName, TickStatus status)
        {
            var line = $"{this.GetPrimaryKeyString()} {reminderName} {status.FirstTickTime:HH:mm} {status.CurrentTickTime:HH:mm} {status.Period.TotalMinutes}";
            recorder.Note(line);
            recorder.Set(line);
            return _fails ? throw new FormatException("not now") : Task.CompletedTask;
        }
    }

    internal sealed class Stranger : Grain, IStranger
    {
        public Task Remind() => this.RegisterOrUpdateReminder("x", Minute, Minute);
    }
}

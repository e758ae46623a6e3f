using System.Text.Json;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Alerts;

/// <summary>Random lives of alerts. The seed is printed; put it in <see cref="Seed"/> to see a life again.</summary>
public sealed class AlertPropertyTests(ITestOutputHelper output)
{
    const int Seed = 20_260_302;
    const int Lives = 300;
    const int Steps = 120;

    [Fact]
    public void RandomLives_KeepWhatIsPromised()
    {
        for (var life = 0; life < Lives; life++)
        {
            output.WriteLine($"seed {Seed + life}");
            Live(new Random(Seed + life));
        }
    }

    static void Live(Random random)
    {
        var desk = new AlertDesk();
        var promised = new Dictionary<Id<Alert>, DateTimeOffset?>();
        for (var step = 0; step < Steps; step++)
        {
            desk.Now = NextInstant(desk, random);
            if (desk.Book.NextWake <= desk.Now)
            {
                desk.Do(default, new WakeAlerts());
            }

            Try(desk, random);
            CheckNotice(desk, promised);
            CheckEpisodes(desk);
        }

        CheckReplay(desk);
    }

    // Often exactly at a wake or a tick beside it, where mistakes hide.
    static DateTimeOffset NextInstant(AlertDesk desk, Random random) => (random.Next(4), desk.Book.NextWake) switch
    {
        (0, { } wake) => wake,
        (1, { } wake) when wake > desk.Now.AddTicks(1) => wake.AddTicks(-1),
        (2, _) => desk.Now,
        _ => desk.Now.AddMinutes(random.Next(1, 2000)),
    };

    static void Try(AlertDesk desk, Random random)
    {
        var (by, command) = Draw(desk, random);
        if (desk.Ask(by, command).IsSuccess)
        {
            desk.Do(by, command);
            // Whoever repeats a command that raises, ends or agrees changes nothing by it.
            Assert.True(command is SnoozeAlert or RespondToAlert or CloseAlert || desk.Ask(by, command).Value.Events.Count == 0, command.ToString());
        }
    }

    static (Who By, AlertCommand Command) Draw(AlertDesk desk, Random random)
    {
        var kind = (AlertKind)random.Next(7);
        var alert = desk.Book.Alerts is { Length: > 0 } alerts ? alerts[random.Next(alerts.Length)].Id : Id<Alert>.Create(new Guid(9, 9, 9, new byte[8]));
        var person = random.Next(2) == 0 ? AlertDesk.Provider : AlertDesk.Customer;
        return random.Next(11) switch
        {
            0 or 1 => (default, new RaiseAlert(kind, AlertDesk.Kpi, (AlertSeverity)random.Next(3), new NoticeRule(random.Next(6)))),
            2 => (default, new RecoverAlert(kind, AlertDesk.Kpi)),
            3 => (default, new ClearAlert(kind, AlertDesk.Kpi)),
            4 => (default, new WithdrawAlert(kind, AlertDesk.Kpi, AlertDesk.Correction)),
            5 => (person, new AcknowledgeAlert(alert)),
            6 => (person, new SnoozeAlert(alert, desk.Now.AddHours(random.Next(1, 700)), "Later.")),
            7 => (person, new CloseAlert(alert, "Settled.")),
            8 => (person, new RespondToAlert(alert, "This we do.", random.Next(2) == 0 ? [] : ["One", "Two"])),
            9 => (person, new ProposeCause(alert, (Cause)random.Next(5))),
            _ => (person, new AgreeCause(alert, (Cause)random.Next(5))),
        };
    }

    // What was promised at the raise can only come earlier, by an answer; the customer sees nothing before, and everything from then on.
    static void CheckNotice(AlertDesk desk, Dictionary<Id<Alert>, DateTimeOffset?> promised)
    {
        var seen = desk.Seen(Side.Customer).Select(view => view.Id).ToHashSet();
        foreach (var alert in desk.Book.Alerts.Where(alert => alert.End is not { } end || end.At.AddDays(AlertBook.DaysKept) >= desk.Now))
        {
            var from = desk.History.Where(entry => entry.Event.Alert == alert.Id).Aggregate((DateTimeOffset?)null, (instant, entry) => entry.Event switch
            {
                AlertRaised raised => raised.CustomerFrom,
                AlertAnswered { Side: Side.Provider } when entry.At < instant => entry.At,
                _ => instant,
            });
            Assert.Equal(from, alert.CustomerFrom);
            Assert.True(!promised.TryGetValue(alert.Id, out var before) || before == from || from < before);
            promised[alert.Id] = from;
            Assert.Equal(from <= desk.Now, seen.Contains(alert.Id));
            Assert.Contains(alert.Id, desk.Seen(Side.Provider).Select(view => view.Id));
        }

        Assert.All(desk.History, entry => Assert.True(entry.By.Side != Side.Customer || promised[entry.Event.Alert] <= entry.At));
    }

    static void CheckEpisodes(AlertDesk desk)
    {
        var lasting = desk.Book.Alerts.Where(alert => alert.Lasts).Select(alert => (alert.Kind, alert.Subject)).ToArray();
        Assert.Equal(lasting.Distinct(), lasting);
        Assert.True(desk.Book.NextWake is not { } wake || wake > desk.Now || desk.Ask(default, new WakeAlerts()).Value.Events.Count > 0);
    }

    static void CheckReplay(AlertDesk desk)
    {
        var replayed = desk.History.Aggregate(AlertBook.Empty, (book, entry) => AlertBook.Apply(book, entry.Event, entry.At, entry.By));
        Assert.Equal(JsonSerializer.Serialize(desk.Book, DomainJson.Options), JsonSerializer.Serialize(replayed, DomainJson.Options));
    }
}

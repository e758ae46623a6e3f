using System.Text.Json;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Alerts;

/// <summary>Alerts with a clock, as an account would hold them: decides, applies, and keeps what happened.</summary>
sealed class AlertDesk
{
    public static readonly Who Provider = Who.Of(Side.Provider, Id<Member>.Create(new Guid(1, 0, 0, new byte[8])));
    public static readonly Who Customer = Who.Of(Side.Customer, Id<Member>.Create(new Guid(2, 0, 0, new byte[8])));
    public static readonly Reference Kpi = Reference.Parse("kpi_1").Value;
    public static readonly Reference Correction = Reference.Parse("mea_1").Value;

    int _decisions;

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public AlertBook Book { get; private set; } = AlertBook.Empty;

    public List<(AlertEvent Event, DateTimeOffset At, Who By)> History { get; } = [];

    public List<TextChange> Texts { get; } = [];

    public Alert Last => Book.Alerts[^1];

    public Alert Raise(AlertSeverity severity = AlertSeverity.Warning, int headStart = 1, AlertKind kind = AlertKind.Drift, Reference? subject = null)
    {
        Do(default, new RaiseAlert(kind, subject ?? Kpi, severity, new NoticeRule(headStart)) { IsProvidersOwn = kind == AlertKind.FeedSilent });
        return Last;
    }

    /// <summary>Carries a command out and checks that every event survives the journal's JSON.</summary>
    public IReadOnlyList<AlertEvent> Do(Who by, AlertCommand command)
    {
        var decided = Ask(by, command).Value;
        foreach (var happened in decided.Events)
        {
            var json = JsonSerializer.Serialize(happened, DomainJson.Options);
            var read = JsonSerializer.Deserialize<AlertEvent>(json, DomainJson.Options)!;
            Assert.Equal(json, JsonSerializer.Serialize(read, DomainJson.Options));
            Book = AlertBook.Apply(Book, read, Now, by);
            History.Add((read, Now, by));
        }

        Texts.AddRange(decided.Texts);
        return decided.Events;
    }

    public Result<Decision<AlertEvent>> Ask(Who by, AlertCommand command) => AlertBook.Decide(Book, command, Context(by));

    public DomainError Refused(Who by, AlertCommand command)
    {
        var before = Book;
        var refusal = Ask(by, command).Error;
        Assert.Same(before, Book);
        return refusal ?? throw new InvalidOperationException($"{command} was not refused.");
    }

    public IReadOnlyList<AlertView> Seen(Side side) => [.. Book.SeenBy(side, Now)];

    // Every day is a working day here: what a calendar makes of days is the calendar's.
    AlertContext Context(Who by) =>
        new(Now, by, new IdSource(new Guid(++_decisions, 0, 0x7000, new byte[8])), (from, days) => from.AddDays(days), EscalationRule.Default);
}

using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;

namespace Success.Server.Demo;

// What the two sides do about alerts: each account has its own ways.
sealed partial class Engagement
{
    const int Ways = 6;

    readonly HashSet<Id<Alert>> _noticed = [];

    /// <summary>Looks at what is open, and enters into the diary what will be done about what is new.</summary>
    public async Task NoticeAsync()
    {
        foreach (var alert in (await _world.LookAsync(Provider, Id)).Alerts.Where(alert => alert.End is null && _noticed.Add(alert.Id)))
        {
            var way = (Number + _noticed.Count) % Ways;
            foreach (var (days, who, command) in WayOf(way, alert.Id, WordsOf(alert.Kind)))
            {
                At(_world.Today.AddDays(days), () => AttendAsync(who, alert.Id, command));
            }
        }
    }

    IEnumerable<(int Days, Audience Who, Func<AlertCommand> Command)> WayOf(int way, Id<Alert> alert, ProvidersWords words) => way switch
    {
        0 =>
        [
            (1, Provider, () => new AcknowledgeAlert(alert)),
            (2, Provider, () => new RespondToAlert(alert, words.Step, words.Options)),
            (4, Customer, () => new RespondToAlert(alert, "We take the first one.", [])),
            (5, Provider, () => new ProposeCause(alert, CauseOf())),
            (6, Customer, () => new AgreeCause(alert, CauseOf())),
        ],
        1 =>
        [
            (3, Provider, () => new AcknowledgeAlert(alert)),
            (5, Customer, () => new ProposeCause(alert, CauseOf())),
        ],
        2 =>
        [
            (1, Provider, () => new SnoozeAlert(alert, _world.Now.AddDays(25), "The holidays explain it; we look again when they are over.")),
        ],
        3 =>
        [
            (1, Provider, () => new RespondToAlert(alert, words.Reason, [])),
            (9, Provider, () => new CloseAlert(alert, "Both sides know the reason and decided to live with it.")),
        ],
        4 =>
        [
            (2, Provider, () => new AcknowledgeAlert(alert)),
            (4, Customer, () => new SnoozeAlert(alert, _world.Now.AddDays(20), "After the audit.")),
        ],
        // Nobody does anything, and it goes to a manager.
        _ => [],
    };

    // What a provider says about one kind of trouble makes no sense about another.
    static ProvidersWords WordsOf(AlertKind kind) => kind switch
    {
        AlertKind.MilestoneOverdue => new(
            "The step takes longer than both of us thought; there are two ways to catch up.",
            ["We send a second engineer for a week.", "The last part goes live with the next release."],
            "It waited for a part that has come; it is done next week."),
        AlertKind.ProposalWaiting => new(
            "We should talk about it before you decide.",
            ["We go through it together for half an hour.", "You write down what should be different."],
            "We have talked about it; the answer comes by the end of the week."),
        AlertKind.NoCounterpart => new(
            "Somebody has to answer for this on both sides.", ["The deputy takes it on.", "We wait for the successor."], "A successor is named and begins with the month."),
        AlertKind.NoData => new(
            "We looked at the interface together with your team; there are two ways to the numbers.",
            ["We repair the export.", "You send a file each week until it is repaired."],
            "The interface was down for two days; it runs again."),
        _ => new(
            "We looked at it together with your team; there are two ways to catch up.",
            ["A day of training on site, at our cost.", "A second integration, which we build together."],
            "One site was closed for a week; it is open again."),
    };

    Cause CauseOf() => (Cause)(Number % 5);

    async Task AttendAsync(Audience who, Id<Alert> id, Func<AlertCommand> command)
    {
        var alert = (await _world.LookAsync(who, Id)).Alerts.FirstOrDefault(alert => alert.Id == id && alert.End is null);
        var asked = command();
        if (alert is not null && (asked is not AgreeCause agree || alert.ProposedCause?.Cause == agree.Cause))
        {
            await _world.DoAsync(who, Id, new AttendAlert(asked));
            _world.Tally.Count("snoozed by customer", asked is SnoozeAlert && who.Side == Side.Customer ? 1 : 0);
        }
    }

    /// <summary>What the provider says about an alert.</summary>
    /// <param name="Step">A first step that leaves the customer a choice.</param>
    /// <param name="Options">The choice.</param>
    /// <param name="Reason">Or a reason by which it explains itself.</param>
    sealed record ProvidersWords(string Step, string[] Options, string Reason);
}

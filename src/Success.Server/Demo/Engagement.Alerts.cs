using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;

namespace Success.Server.Demo;

// What the two sides do about alerts: each account has its own ways.
sealed partial class Engagement
{
    const int Ways = 6;

    static readonly string[] Options = ["A day of training on site, at our cost.", "A second integration, which we build together."];

    readonly HashSet<Id<Alert>> _noticed = [];

    /// <summary>Looks at what is open, and enters into the diary what will be done about what is new.</summary>
    public async Task NoticeAsync()
    {
        foreach (var alert in (await _world.LookAsync(Provider, Id)).Alerts.Where(alert => alert.End is null && _noticed.Add(alert.Id)))
        {
            var way = (Number + _noticed.Count) % Ways;
            foreach (var (days, who, command) in WayOf(way, alert.Id))
            {
                At(_world.Today.AddDays(days), () => AttendAsync(who, alert.Id, command));
            }
        }
    }

    IEnumerable<(int Days, Audience Who, Func<AlertCommand> Command)> WayOf(int way, Id<Alert> alert) => way switch
    {
        0 =>
        [
            (1, Provider, () => new AcknowledgeAlert(alert)),
            (2, Provider, () => new RespondToAlert(alert, "We looked at it together with your team; there are two ways to catch up.", Options)),
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
            (1, Provider, () => new RespondToAlert(alert, "The interface was down for two days; it runs again.", [])),
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
}

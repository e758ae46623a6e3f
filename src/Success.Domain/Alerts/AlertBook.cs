using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Domain.Alerts;

/// <summary>
/// The alerts of an account (or of a tenant, for its feeds): all that are open, those that were closed while what is wrong lasts, those
/// that the customer is still to see, and those that ended lately. A part of the aggregate that holds it, with its own
/// <see cref="Decide"/> and <see cref="Apply"/>; older alerts stand in the journal.
/// </summary>
public sealed partial record AlertBook
{
    /// <summary>Days for which an alert that has ended can still be acknowledged and its cause be agreed: until the next review.</summary>
    public const int DaysKept = 30;

    /// <summary>Nothing is or was wrong.</summary>
    public static AlertBook Empty { get; } = new();

    /// <summary>In the order in which they were raised.</summary>
    public ImmutableArray<Alert> Alerts { get; init; } = [];

    /// <summary>The next instant at which an alert changes by itself: it is shown, comes back from a snooze, or is escalated.</summary>
    /// <returns>Null when none will.</returns>
    [JsonIgnore]
    public DateTimeOffset? NextWake
    {
        get
        {
            DateTimeOffset? next = null;
            foreach (var alert in Alerts)
            {
                next = Earlier(next, Earlier(NextShowing(alert), NextReturn(alert)));
            }

            return next;
        }
    }

    /// <summary>What a side sees at an instant: every alert whose time has come for it, whatever became of it meanwhile.</summary>
    public IEnumerable<AlertView> SeenBy(Side side, DateTimeOffset now) =>
        from alert in Alerts
        where alert.IsVisible(side, now) && !IsPast(alert, now)
        select AlertView.Of(alert, side, now);

    /// <summary>How many are open at an instant, for the account's summary.</summary>
    public OpenAlerts CountOpen(DateTimeOffset now)
    {
        var open = Alerts.Where(alert => alert.IsOpen).ToArray();
        return new(open.Length, Unacknowledged(Side.Provider), Unacknowledged(Side.Customer));

        int Unacknowledged(Side side) => open.Count(alert => alert.IsVisible(side, now) && alert.By(side).AcknowledgedAt is null);
    }

    /// <inheritdoc/>
    public bool Equals(AlertBook? other) => other is not null && Alerts.AsSpan().SequenceEqual(other.Alerts.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Alerts.Length;

    /// <summary>What a command leads to, or why not. Deciding the same again leads to nothing.</summary>
    public static Result<Decision<AlertEvent>> Decide(AlertBook book, AlertCommand command, AlertContext context)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(context);
        return command switch
        {
            RaiseAlert raise => Events(book.DecideRaise(raise, context)),
            RecoverAlert better => Events(book.DecideRecover(better)),
            ClearAlert over => Events(book.DecideEnd(over.Kind, over.Subject, alert => new AlertCleared(alert))),
            WithdrawAlert wrong => Events(book.DecideEnd(wrong.Kind, wrong.Subject, alert => new AlertWithdrawn(alert, wrong.Correction))),
            WakeAlerts => Events(book.DecideWake(context.Now)),
            _ => context.By.Side is { } side
                ? book.DecideByPerson(command, new(side, context))
                : Refusal.Forbidden(null, "Only members and clients of a side do this to an alert."),
        };
    }

    /// <summary>The state after an event.</summary>
    /// <param name="book">The state before.</param>
    /// <param name="happened">What happened.</param>
    /// <param name="at">When.</param>
    /// <param name="by">Who caused it.</param>
    public static AlertBook Apply(AlertBook book, AlertEvent happened, DateTimeOffset at, Who by)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(happened);
        var alerts = book.Alerts.RemoveAll(alert => IsPast(alert, at));
        if (happened is AlertRaised raised)
        {
            return book with { Alerts = alerts.Add(Begin(raised, at)) };
        }

        for (var i = 0; i < alerts.Length; i++)
        {
            if (alerts[i].Id == happened.Alert)
            {
                return book with { Alerts = alerts.SetItem(i, Change(alerts[i], happened, at, by)) };
            }
        }

        throw new UnreachableException($"{happened.Alert} is not among the alerts kept, but {happened.GetType().Name} happened to it.");
    }

    // Counted from the end or from the customer's instant, whichever is later: nothing may go before the customer had its time with it.
    static bool IsPast(Alert alert, DateTimeOffset at) =>
        alert is { IsShown: true, Lasts: false, End: { } end } && end.At.AddDays(DaysKept) < at && !(alert.CustomerFrom?.AddDays(DaysKept) >= at);

    static Decision<AlertEvent> Events(IEnumerable<AlertEvent> events) => new([.. events]);

    static DateTimeOffset? Earlier(DateTimeOffset? one, DateTimeOffset? other) => other is null || one < other ? one : other;
}

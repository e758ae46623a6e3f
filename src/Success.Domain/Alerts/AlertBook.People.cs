using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;

namespace Success.Domain.Alerts;

/// <content>What people do about alerts. A side can only touch what it sees.</content>
public sealed partial record AlertBook
{
    static readonly DomainError NoSuchAlert = Refusal.NotFound("alert", "There is no such alert.");

    Result<Decision<AlertEvent>> DecideByPerson(AlertCommand command, in Caller caller) => command switch
    {
        AcknowledgeAlert seen => DecideAcknowledge(seen, caller),
        SnoozeAlert snooze => DecideSnooze(snooze, caller),
        CloseAlert close => DecideClose(close, caller),
        RespondToAlert respond => DecideRespond(respond, caller),
        ProposeCause propose => DecidePropose(propose, caller),
        AgreeCause agree => DecideAgree(agree, caller),
        _ => throw new UnreachableException($"No rule for {command.GetType().Name}."),
    };

    Result<Decision<AlertEvent>> DecideAcknowledge(AcknowledgeAlert seen, in Caller caller)
    {
        var side = caller.Side;
        return Find(seen.Alert, caller).Then<Decision<AlertEvent>>(alert =>
            alert.By(side).AcknowledgedAt is null ? new Decision<AlertEvent>(new AlertAcknowledged(alert.Id, side)) : new Decision<AlertEvent>());
    }

    Result<Decision<AlertEvent>> DecideSnooze(SnoozeAlert snooze, in Caller caller)
    {
        var open = FindOpen(snooze.Alert, caller);
        var reason = Texts.Note(snooze.Reason, "reason");
        if ((open.Error ?? CheckUntil(snooze.Until, caller.Context.Now) ?? reason.Error) is { } refusal)
        {
            return refusal;
        }

        var text = Write(open.Value, "note", reason.Value, caller);
        return new Decision<AlertEvent>([new AlertSnoozed(open.Value.Id, caller.Side, snooze.Until, NoteOf(text))], [text]);
    }

    static DomainError? CheckUntil(DateTimeOffset until, DateTimeOffset now) =>
        until.Offset == TimeSpan.Zero && until > now && until <= now.AddDays(SnoozeAlert.MaxDays)
            ? null
            : Refusal.Invalid("until", $"An alert is put off until an instant after now, at most {SnoozeAlert.MaxDays} days ahead.");

    Result<Decision<AlertEvent>> DecideClose(CloseAlert close, in Caller caller)
    {
        var open = FindOpen(close.Alert, caller);
        var reason = Texts.Note(close.Reason, "reason");
        if ((open.Error ?? (caller.Side == Side.Customer ? OnlyProviderCloses : null) ?? reason.Error) is { } refusal)
        {
            return refusal;
        }

        var text = Write(open.Value, "note", reason.Value, caller);
        return new Decision<AlertEvent>([new AlertClosed(open.Value.Id, NoteOf(text))], [text]);
    }

    Result<Decision<AlertEvent>> DecideRespond(RespondToAlert respond, in Caller caller)
    {
        var open = FindOpen(respond.Alert, caller);
        var options = CheckOptions(respond.Options);
        var answer = Texts.Note(respond.Text, "text");
        if ((open.Error ?? CheckRoom(open.Value) ?? answer.Error ?? options.Error) is { } refusal)
        {
            return refusal;
        }

        var (context, alert) = (caller, open.Value);
        var text = Write(alert, "answer", answer.Value, caller);
        TextChange[] offers = [.. options.Value.Select((option, i) => Write(alert, $"option{i + 1}.", option, context))];
        return new Decision<AlertEvent>(
            [new AlertAnswered(alert.Id, caller.Side, NoteOf(text), [.. offers.Select(NoteOf)])],
            [text, .. offers]);
    }

    static DomainError? CheckRoom(Alert alert) => alert.Responses.Length < Alert.MaxResponses
        ? null
        : Refusal.LimitReached("alert", $"An alert takes at most {Alert.MaxResponses} responses of both sides together.");

    static Result<ImmutableArray<string>> CheckOptions(IReadOnlyList<string> options)
    {
        if (options.Count > AlertResponse.MaxOptions)
        {
            return Refusal.Invalid("options", $"A response offers at most {AlertResponse.MaxOptions} options; these are {options.Count}.");
        }

        var notes = options.Select((option, i) => Texts.Note(option, $"options[{i}]")).ToArray();
        return notes.Select(note => note.Error).FirstOrDefault(error => error is not null) is { } refusal
            ? refusal
            : notes.Select(note => note.Value).ToImmutableArray();
    }

    Result<Decision<AlertEvent>> DecidePropose(ProposeCause propose, in Caller caller)
    {
        if (!Enum.IsDefined(propose.Cause))
        {
            return Refusal.Invalid("cause", "A cause lies with the provider, the customer, a third party, the environment, or is unknown.");
        }

        var side = caller.Side;
        return Find(propose.Alert, caller).Then<Decision<AlertEvent>>(alert => alert.ProposedCause switch
        {
            { } waiting when waiting == new ProposedCause(propose.Cause, side) => new Decision<AlertEvent>(),
            { } waiting when waiting == new ProposedCause(propose.Cause, side.Other()) => new Decision<AlertEvent>(new CauseAgreed(alert.Id, propose.Cause)),
            null when alert.AgreedCause == propose.Cause => new Decision<AlertEvent>(),
            _ => new Decision<AlertEvent>(new CauseProposed(alert.Id, side, propose.Cause)),
        });
    }

    Result<Decision<AlertEvent>> DecideAgree(AgreeCause agree, in Caller caller)
    {
        var side = caller.Side;
        return Find(agree.Alert, caller).Then<Decision<AlertEvent>>(alert => alert.ProposedCause switch
        {
            { } waiting when waiting == new ProposedCause(agree.Cause, side.Other()) => new Decision<AlertEvent>(new CauseAgreed(alert.Id, agree.Cause)),
            null when alert.AgreedCause == agree.Cause => new Decision<AlertEvent>(),
            _ => Refusal.Stale("cause", "The other side does not propose this cause, or no longer: look again."),
        });
    }

    Result<Alert> Find(Id<Alert> id, in Caller caller)
    {
        var (side, now) = (caller.Side, caller.Context.Now);
        var found = Alerts.FirstOrDefault(alert => alert.Id == id && alert.IsVisible(side, now) && !IsPast(alert, now));
        return found is null ? NoSuchAlert : found;
    }

    Result<Alert> FindOpen(Id<Alert> id, in Caller caller) =>
        Find(id, caller).Then<Alert>(alert => alert.IsOpen ? alert : Refusal.Conflict("alert", "This alert has ended; nothing is left to do about it."));

    static DomainError OnlyProviderCloses =>
        Refusal.Forbidden(null, "Only the provider closes alerts; you can acknowledge it, put it off or answer it.");

    // Each text has a key of its own, so that a later one does not take the place of an earlier one in the history.
    static TextChange Write(Alert alert, string field, string text, in Caller caller) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{alert.Id}.{field}{alert.Notes + 1}"), caller.Context.Ids.NextValue(), text);

    static Note NoteOf(TextChange text) => new(text.Key, text.Digest!.Value);

    readonly record struct Caller(Side Side, AlertContext Context);
}

namespace Success.Domain.Accounts;

/// <summary>Commands that may be repeated: carried out once, answered alike every time.</summary>
public sealed partial record Account
{
    static Result<Decision<AccountEvent>> DecideOnce(Account? state, AccountCommand command, IdempotencyKey key, DecideContext context)
    {
        var keyPrint = Fingerprint.Of(context.Actor.Who, key);
        var commandPrint = Fingerprint.Of(command);

        if (state?.Remembered.Find(keyPrint, context.Now) is { } remembered)
        {
            return remembered.Command == commandPrint
                ? new Decision<AccountEvent>() { Subject = remembered.Subject }
                : Refusal.Conflict("idempotencyKey", "This idempotency key was used for another command; take a new one.");
        }

        // Only what was carried out is remembered: a refused command may succeed later under the same key.
        return DecideAnew(state, command, context).Then<Decision<AccountEvent>>(decision => decision.Needs.Count > 0 ? decision : decision with
        {
            Events =
            [
                .. decision.Events,
                new CommandRemembered(keyPrint, commandPrint, decision.Subject) { At = context.Now, By = context.Actor.Who },
            ],
        });
    }

    static Account Apply(Account state, CommandRemembered remembered) => state with
    {
        Remembered = state.Remembered.Add(new(remembered.Key, remembered.Command, remembered.At, remembered.Subject)),
    };
}

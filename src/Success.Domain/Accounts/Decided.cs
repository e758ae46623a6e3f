namespace Success.Domain.Accounts;

/// <summary>A decision in the making: its events, stamped with who and when, and its texts with their digests.</summary>
sealed class Decided(DecideContext context)
{
    /// <summary>
    /// Most events and texts of one decision: they are appended in one step, which takes 90 changes on every store, and one of them
    /// may be the remembered command.
    /// </summary>
    public const int MaxChanges = 88;

    readonly List<AccountEvent> _events = [];
    readonly List<TextChange> _texts = [];

    public DecideContext Context => context;

    /// <summary>Adds an event and returns it as stamped.</summary>
    public AccountEvent Add(AccountEvent happened)
    {
        var stamped = happened with { At = context.Now, By = context.Actor.Who };
        _events.Add(stamped);
        return stamped;
    }

    /// <summary>Writes a text and returns the digest that its event carries.</summary>
    public TextDigest Write(string key, string text)
    {
        var salt = context.Ids.NextValue();
        _texts.Add(new(key, salt, text));
        return TextDigest.Of(salt, text);
    }

    /// <summary>Writes a text if there is one.</summary>
    public TextDigest? WriteIfAny(string key, string? text) => text is null ? null : Write(key, text);

    /// <summary>Deletes a text.</summary>
    public void Erase(string key) => _texts.Add(new(key, Guid.Empty, null));

    /// <summary>The decision.</summary>
    /// <param name="subject">The id that the answer names.</param>
    public Result<Decision<AccountEvent>> About(object? subject = null) =>
        _events.Count + _texts.Count <= MaxChanges
            ? new Decision<AccountEvent>(_events, _texts) { Subject = subject?.ToString() }
            : Refusal.LimitReached(null, $"This is too much for one step: at most {MaxChanges} events and texts together. Do it in several.");
}

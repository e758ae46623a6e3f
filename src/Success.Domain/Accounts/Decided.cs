using Success.Domain.Metrics;

namespace Success.Domain.Accounts;

/// <summary>A decision in the making: its events, stamped with who and when, and its texts with their digests.</summary>
sealed class Decided(DecideContext context)
{
    /// <summary>
    /// Most events and texts of one decision: they are appended in one step, which takes 90 changes on every store, and one of them
    /// may be the remembered command.
    /// </summary>
    public const int MaxChanges = 88;

    // One report of an alert is at most three events, and a wake ends with one that says so.
    const int Spare = 5;

    readonly List<AccountEvent> _events = [];
    readonly List<TextChange> _texts = [];
    readonly List<SeriesRows> _rows = [];
    readonly List<SeriesNeed> _needs = [];

    public DecideContext Context => context;

    /// <summary>The events so far.</summary>
    public IReadOnlyList<AccountEvent> Events => _events;

    /// <summary>How much more may follow from the decision in the same step.</summary>
    public int Room => Math.Max(0, MaxChanges - Spare - _events.Count - _texts.Count - _rows.Count);

    /// <summary>What became of the items of a batch.</summary>
    public IReadOnlyList<MeasurementResult> Results { get; set; } = [];

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

    /// <summary>Adds texts that a part of the account decided about.</summary>
    public void Add(IEnumerable<TextChange> texts) => _texts.AddRange(texts);

    /// <summary>Writes a block of measurements.</summary>
    public void Add(SeriesRows rows)
    {
        if (!rows.Measurements.IsEmpty)
        {
            _rows.Add(rows);
        }
    }

    /// <summary>Asks for stored measurements; nothing is decided then.</summary>
    public void Need(SeriesKey series, DateTimeOffset from)
    {
        var found = _needs.FindIndex(need => need.Metric == series.Metric && need.Version == series.Version);
        if (found < 0)
        {
            _needs.Add(new(series.Metric, series.Version, from));
        }
        else if (from < _needs[found].From)
        {
            _needs[found] = _needs[found] with { From = from };
        }
    }

    /// <summary>Deletes a text.</summary>
    public void Erase(string key) => _texts.Add(new(key, Guid.Empty, null));

    /// <summary>The decision.</summary>
    /// <param name="subject">The id that the answer names.</param>
    public Result<Decision<AccountEvent>> About(object? subject = null)
    {
        if (_needs.Count > 0)
        {
            return new Decision<AccountEvent>() { Needs = _needs };
        }

        return _events.Count + _texts.Count + _rows.Count <= MaxChanges
            ? new Decision<AccountEvent>(_events, _texts) { Subject = subject?.ToString(), Rows = _rows, Results = Results }
            : Refusal.LimitReached(null, $"This is too much for one step: at most {MaxChanges} events, texts and blocks together. Do it in several.");
    }
}

using System.Collections.Immutable;

namespace Success.Domain.Drift;

/// <summary>
/// The last observations of a KPI with what is known before and after them, so that a late, corrected or withdrawn value leads to
/// the state of never having been wrong. Observations are ordered by their instants, not by their arrival.
/// </summary>
/// <param name="Base">What is known before the first of <see cref="Window"/> that is not settled.</param>
/// <param name="BaseThrough">The last instant that <see cref="Base"/> covers; null when it covers none.</param>
/// <param name="Window">The last observations, in order.</param>
/// <param name="Settled">How many of the window's first observations are part of <see cref="Base"/>: those before a change of terms.</param>
/// <param name="Open">The fold over everything.</param>
/// <param name="Now">What is known after everything.</param>
public sealed partial record ObservedSeries(
    Burst Base, DateTimeOffset? BaseThrough, ImmutableArray<Observation> Window, int Settled, Burst Open, Watch Now)
{
    /// <summary>
    /// Enough for a year of weeks with its corrections; a chart and the recognition of duplicates live on the same observations.
    /// </summary>
    public const int Capacity = 64;

    /// <summary>Before any observation.</summary>
    public static ObservedSeries Empty { get; } = new(Burst.None, null, [], 0, Burst.None, Watch.Nothing);

    /// <summary>
    /// Whether a change at that instant can be made from what is held. If not, the whole series must be loaded and given to
    /// <see cref="Replay"/>.
    /// </summary>
    public bool Reaches(DateTimeOffset at) => !(at <= BaseThrough);

    /// <summary>The observation of that instant, settled ones included; null when none is held.</summary>
    public Observation? At(DateTimeOffset at)
    {
        var index = IndexOf(at);
        return index >= 0 ? Window[index] : null;
    }

    /// <summary>Takes in an observation, late or not.</summary>
    /// <returns>The new series; <see cref="DomainErrorCode.Conflict"/> when that instant has an observation: correct it instead.</returns>
    /// <exception cref="InvalidOperationException">The change lies behind what is held: see <see cref="Reaches"/>.</exception>
    public Result<ObservedSeries> Insert(DriftTerms terms, Observation observation)
    {
        RequireReach(observation.At);
        var index = IndexOf(observation.At);
        if (index >= 0)
        {
            return new DomainError(DomainErrorCode.Conflict, "There is a value for this instant already; correct it instead.");
        }

        return ~index == Window.Length ? Append(terms, observation) : Refold(terms, Window.Insert(~index, observation)).Trim(terms);
    }

    /// <summary>Restates the value of an instant.</summary>
    /// <returns>The new series; <see cref="DomainErrorCode.NotFound"/> when that instant has no observation.</returns>
    /// <exception cref="InvalidOperationException">The change lies behind what is held: see <see cref="Reaches"/>.</exception>
    public Result<ObservedSeries> Correct(DriftTerms terms, Observation observation)
    {
        RequireReach(observation.At);
        var index = IndexOf(observation.At);
        return index >= 0 ? Refold(terms, Window.SetItem(index, observation)) : NothingThere;
    }

    /// <summary>Takes an observation away: it was disputed and withdrawn.</summary>
    /// <returns>The new series; <see cref="DomainErrorCode.NotFound"/> when that instant has no observation.</returns>
    /// <exception cref="InvalidOperationException">The change lies behind what is held: see <see cref="Reaches"/>.</exception>
    public Result<ObservedSeries> Withdraw(DriftTerms terms, DateTimeOffset at)
    {
        RequireReach(at);
        var index = IndexOf(at);
        return index >= 0 ? Refold(terms, Window.RemoveAt(index)) : NothingThere;
    }

    /// <summary>New terms come into force: what was observed until then is settled under the old ones.</summary>
    /// <param name="old">The terms so far.</param>
    /// <param name="next">The terms from now on.</param>
    /// <param name="at">When they come into force.</param>
    public ObservedSeries Agree(DriftTerms old, DriftTerms next, DateTimeOffset at)
    {
        var known = Now.Restate(old, next);
        var settled = Burst.Following(known);
        var through = Window.IsEmpty || Window[^1].At < at ? at : Window[^1].At;
        return new(settled, through, Window, Window.Length, settled, known);
    }

    /// <summary>The series that the whole history leads to.</summary>
    /// <param name="history">The terms in the order in which they came into force, each with that instant; that of the first is not looked at.</param>
    /// <param name="observations">All effective observations in order of their instants, no instant twice.</param>
    public static ObservedSeries Replay(IReadOnlyList<(DriftTerms Terms, DateTimeOffset From)> history, IEnumerable<Observation> observations)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(observations);
        var series = Empty;
        var current = 0;
        foreach (var observation in observations)
        {
            series = AgreeThrough(series, history, ref current, observation.At);
            series = series.Append(history[current].Terms, observation);
        }

        return AgreeThrough(series, history, ref current, DateTimeOffset.MaxValue);
    }

    static ObservedSeries AgreeThrough(
        ObservedSeries series, IReadOnlyList<(DriftTerms Terms, DateTimeOffset From)> history, ref int current, DateTimeOffset at)
    {
        // A value of the very instant at which terms come into force was judged by the old ones.
        for (; current + 1 < history.Count && history[current + 1].From < at; current++)
        {
            series = series.Agree(history[current].Terms, history[current + 1].Terms, history[current + 1].From);
        }

        return series;
    }

    ObservedSeries Append(DriftTerms terms, Observation observation)
    {
        var open = Open.Add(terms, Now, observation);
        return (this with { Window = Window.Add(observation), Open = open, Now = Known(terms, open) }).Trim(terms);
    }

    // An observation that is not judged changes nothing.
    Watch Known(DriftTerms terms, Burst open) => ReferenceEquals(open, Open) ? Now : open.Close(terms);

    ObservedSeries Refold(DriftTerms terms, ImmutableArray<Observation> window)
    {
        var series = this with { Window = window, Open = Base, Now = Base.Close(terms) };
        foreach (var observation in window.AsSpan()[Settled..])
        {
            var open = series.Open.Add(terms, series.Now, observation);
            series = series with { Open = open, Now = series.Known(terms, open) };
        }

        return series;
    }

    // What no longer fits moves behind the base.
    ObservedSeries Trim(DriftTerms terms)
    {
        if (Window.Length <= Capacity)
        {
            return this;
        }

        var oldest = Window[0];
        return Settled > 0
            ? this with { Window = Window.RemoveAt(0), Settled = Settled - 1 }
            : this with { Window = Window.RemoveAt(0), Base = Base.Add(terms, Base.Close(terms), oldest), BaseThrough = oldest.At };
    }

    int IndexOf(DateTimeOffset at) => Window.AsSpan().BinarySearch(new Observation(at, 0));

    void RequireReach(DateTimeOffset at)
    {
        if (!Reaches(at))
        {
            throw new InvalidOperationException($"{at:O} lies behind the observations that are held: load the series and replay it.");
        }
    }

    static DomainError NothingThere => new(DomainErrorCode.NotFound, "There is no value for this instant.");
}

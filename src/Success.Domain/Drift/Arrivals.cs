namespace Success.Domain.Drift;

/// <summary>What a batch of observations led to.</summary>
/// <param name="Series">The series after all of them.</param>
/// <param name="Transitions">What happened to the alert, in order; each with the observation that brought it.</param>
/// <param name="Refused">Observations that were not taken, each with the reason.</param>
public sealed record Arrivals(
    ObservedSeries Series,
    IReadOnlyList<(Observation Observation, DriftTransition Transition)> Transitions,
    IReadOnlyList<(Observation Observation, DomainError Error)> Refused)
{
    /// <summary>
    /// Takes in a batch. Values that are older than the no-data limit when they arrive are history: they teach the detector, but
    /// nobody is told what happened on the way; only what is still active at the end of the batch is raised, once, now.
    /// </summary>
    /// <param name="terms">The terms in force.</param>
    /// <param name="series">The series so far; it must reach back to all of the batch.</param>
    /// <param name="batch">In the order of arrival.</param>
    /// <param name="now">When they arrived.</param>
    public static Arrivals Record(DriftTerms terms, ObservedSeries series, IReadOnlyList<Observation> batch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(batch);
        var transitions = new List<(Observation, DriftTransition)>();
        var refused = new List<(Observation, DomainError)>();
        var told = series.Now;
        for (var i = 0; i < batch.Count; i++)
        {
            var result = series.Insert(terms, batch[i]);
            if (!result.IsSuccess)
            {
                refused.Add((batch[i], result.Error));
            }

            series = result.IsSuccess ? result.Value : series;
            if (i < batch.Count - 1 && now > Expectation.NoDataAfter(terms, batch[i].At))
            {
                continue;
            }

            var transition = DriftTransitions.Between(told, series.Now);
            told = series.Now;
            if (transition != DriftTransition.None)
            {
                transitions.Add((batch[i], transition));
            }
        }

        return new(series, transitions, refused);
    }
}

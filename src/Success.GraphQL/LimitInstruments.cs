using System.Diagnostics.Metrics;

namespace Success.GraphQL;

/// <summary>Counts what limits refuse, as meter <c>Success.GraphQL</c>, for the engine and the transports alike: by the name of the limit,
/// of which there are as many as options. While nobody listens it costs nothing.</summary>
static class LimitInstruments
{
    static readonly Meter Meter = new("Success.GraphQL");
    static readonly Counter<long> Refusals =
        Meter.CreateCounter<long>("graphql.limit.exceeded", "{refusal}", "What was refused or cut off at a limit, by the limit's name.");

    /// <summary>Something was over a limit.</summary>
    /// <param name="limit">The option's name, never anything of a request.</param>
    public static void Exceeded(string limit) => Refusals.Add(1, new KeyValuePair<string, object?>("limit", limit));

    /// <summary>A response has these errors. Each limit that they tell of counts once.</summary>
    public static void Exceeded(IReadOnlyList<GraphQLError> errors)
    {
        if (!Refusals.Enabled)
        {
            return;
        }

        foreach (var limit in errors.Select(error => error.Limit).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            Exceeded(limit);
        }
    }
}

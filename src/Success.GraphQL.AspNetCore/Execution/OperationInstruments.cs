using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Success.GraphQL.AspNetCore.Execution;

/// <summary>
/// How many operations there are, how long they take and how they end, as meter <c>Success.GraphQL</c>: by kind and by the first field that is
/// asked of the root, which is a word of the schema. Names that clients give their operations are without number, and so no label.
/// </summary>
static class OperationInstruments
{
    static readonly Meter Meter = new("Success.GraphQL");
    static readonly Histogram<double> Durations =
        Meter.CreateHistogram<double>("graphql.operation.duration", "s", "Time from a prepared query or mutation to its written response.");

    /// <summary>The start of an operation; 0 while nobody listens.</summary>
    public static long Start() => Durations.Enabled ? Stopwatch.GetTimestamp() : 0;

    /// <summary>An operation has ended.</summary>
    /// <param name="start">When it started.</param>
    /// <param name="operation">What was prepared.</param>
    /// <param name="outcome"><c>ok</c>, <c>errors</c> in its response, or <c>failed</c> unforeseen.</param>
    public static void End(long start, GraphQLPreparation operation, string outcome)
    {
        if (start != 0)
        {
            Durations.Record(
                Stopwatch.GetElapsedTime(start).TotalSeconds,
                new("graphql.operation.type", operation.Kind == GraphQLOperationKind.Query ? "query" : "mutation"),
                new("graphql.root_field", operation.RootField),
                new("outcome", outcome));
        }
    }
}

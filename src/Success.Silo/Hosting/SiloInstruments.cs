using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Success.Silo;

/// <summary>
/// What the silo measures, as meter and activity source <c>Success.Silo</c>. While nobody listens, a call pays for a few reads of
/// fields. The counts of all silos of a process are one.
/// </summary>
static class SiloInstruments
{
    const string Name = "Success.Silo";

    static readonly Meter Meter = new(Name);
    static readonly ActivitySource Source = new(Name);
    static readonly Counter<long> Requests = Meter.CreateCounter<long>("silo.requests", "{request}", "Requests that ran to their end.");
    static readonly Counter<long> FailedRequests =
        Meter.CreateCounter<long>("silo.requests.failed", "{request}", "Requests that ended with an exception.");

    static readonly UpDownCounter<long> Activations = Meter.CreateUpDownCounter<long>("silo.activations", "{activation}", "Grains in memory.");
    static readonly Histogram<long> Queue =
        Meter.CreateHistogram<long>("silo.queue.depth", "{request}", "Requests that waited for the same activation when one ended.");

    public static bool IsTraced => Source.HasListeners();

    public static Activity? StartSpan(GrainCall call)
    {
        var span = Source.StartActivity($"{call.Target!.Class.GrainType}.{call.Method.Name}", ActivityKind.Internal);
        span?.SetTag("grain.id", call.Target.ToString());
        return span;
    }

    public static void Fail(Activity? span, Exception exception)
    {
        span?.SetStatus(ActivityStatusCode.Error, exception.Message);
        span?.AddException(exception);
    }

    public static void Activated(Activation activation)
    {
        if (Activations.Enabled)
        {
            Activations.Add(1, Tag(activation));
        }
    }

    public static void Deactivated(Activation activation)
    {
        if (Activations.Enabled)
        {
            Activations.Add(-1, Tag(activation));
        }
    }

    public static void RequestEnded(Activation activation, Task task)
    {
        if (Requests.Enabled)
        {
            Requests.Add(1, Tag(activation));
        }

        if (Queue.Enabled)
        {
            Queue.Record(activation.QueueDepth, Tag(activation));
        }

        if (FailedRequests.Enabled && !task.IsCompletedSuccessfully)
        {
            FailedRequests.Add(1, Tag(activation));
        }
    }

    static KeyValuePair<string, object?> Tag(Activation activation) => new("grain.type", activation.Class.GrainType.ToString());
}

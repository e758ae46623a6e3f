using System.Diagnostics.Metrics;
using Success.Domain.Accounts;

namespace Success.Grains;

/// <summary>What the grains count of the product itself, as meter <c>Success.Grains</c>; while nobody listens it costs a read of a field.</summary>
static class GrainInstruments
{
    static readonly Meter Meter = new("Success.Grains");
    static readonly Counter<long> Alerts = Meter.CreateCounter<long>("success.alerts", "{change}", "What happened to alerts, by the event's name.");

    /// <summary>Counts what was handed over. A hand-over that is repeated after a crash is counted again.</summary>
    public static void HandedOver(IEnumerable<AccountEvent> events)
    {
        if (!Alerts.Enabled)
        {
            return;
        }

        foreach (var changed in events.OfType<AlertChanged>())
        {
            Alerts.Add(1, new KeyValuePair<string, object?>("change", changed.Happened.GetType().Name));
        }
    }
}

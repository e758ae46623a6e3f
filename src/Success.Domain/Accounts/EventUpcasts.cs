using System.Text.Json.Nodes;

namespace Success.Domain.Accounts;

/// <summary>
/// How formats of earlier releases become today's. A step reads one format of one event and makes the next; steps are never changed
/// or removed, since journals are never rewritten.
/// </summary>
static class EventUpcasts
{
    /// <summary>By event name and the format that the step reads. Empty until a format changes for the first time.</summary>
    public static IReadOnlyDictionary<(string Name, int Format), Func<JsonObject, JsonObject>> Steps { get; } =
        new Dictionary<(string Name, int Format), Func<JsonObject, JsonObject>>();
}

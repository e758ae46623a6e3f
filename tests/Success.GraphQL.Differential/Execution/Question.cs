using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>An operation, and everything that its answer depends on.</summary>
/// <param name="Sdl">The schema.</param>
/// <param name="Document">The text of the document.</param>
/// <param name="OperationName">Which operation of it; null if none is named.</param>
/// <param name="Variables">What is given for its variables.</param>
/// <param name="World">The value of the root: a tree of JSON, in which fields find their values.</param>
/// <param name="Deliveries">How fields get their values, by coordinate; what is not named has them at once.</param>
sealed record Question(
    string Sdl, string Document, string? OperationName, JsonObject Variables, JsonObject World, IReadOnlyDictionary<string, Delivery> Deliveries)
{
    /// <summary>Whether all happens in one order. Otherwise the specification leaves open which errors below a nulled position are told.</summary>
    public bool IsInOrder => Deliveries.Count == 0 && !World.ToJsonString().Contains("\"$later\"", StringComparison.Ordinal);

    /// <summary>What this says of a field.</summary>
    public Delivery Delivery(FieldDefinition field) => Deliveries.GetValueOrDefault(field.Coordinate);

    /// <inheritdoc />
    public override string ToString()
    {
        var parts = new List<string> { Document.Trim() };
        parts.AddRange(OperationName is null ? [] : [$"--- operation\n{OperationName}"]);
        parts.AddRange(Variables.Count == 0 ? [] : [$"--- variables\n{Variables.ToJsonString()}"]);
        parts.AddRange(World.Count == 0 ? [] : [$"--- world\n{World.ToJsonString()}"]);
        parts.AddRange(Deliveries.Count == 0 ? [] : [$"--- not at once\n{string.Join(", ", Deliveries.Select(field => $"{field.Key} {field.Value}"))}"]);
        parts.Add($"--- schema\n{Sdl.Trim()}");
        return string.Join('\n', parts);
    }
}

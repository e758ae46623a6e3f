using System.Text.Json.Nodes;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The values of one field in a tree of JSON, with its markers.</summary>
sealed class JsonValues(FieldDefinition field)
{
    public bool IsLater(object? parent) => Later(Value(parent)) is not null;

    public JsonNode? AtOnce(object? parent, object?[] arguments) => Marked(Value(parent), arguments);

    public async Task<JsonNode?> LaterAsync(object? parent, object?[] arguments)
    {
        await Task.Yield();
        return Marked(await UnwrappedAsync(Value(parent)), arguments);
    }

    /// <summary>The values of all parents. If each of them is the same error, it is the batch that fails.</summary>
    public async Task<IReadOnlyList<JsonNode?>> BatchAsync(IReadOnlyList<JsonNode?> parents, object?[] arguments)
    {
        var values = new JsonNode?[parents.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await UnwrappedAsync(Value(parents[i]));
        }

        if (values.Select(Error).Distinct(StringComparer.Ordinal).Count() == 1)
        {
            Marked(values[0], arguments);
        }

        // Other errors stay what they are: the completer throws them, each in its place.
        return Array.ConvertAll(values, value => Error(value) is null ? Marked(value, arguments) : value);
    }

    JsonNode? Value(object? parent) => (parent as JsonObject)?[field.Name];

    static async ValueTask<JsonNode?> UnwrappedAsync(JsonNode? value)
    {
        while (Later(value) is { } later)
        {
            await Task.Yield();
            value = later["$later"];
        }

        return value;
    }

    JsonNode? Marked(JsonNode? value, object?[] arguments) =>
        Error(value) is { } message ? throw new GraphQLException(message, "TEST")
        : value is JsonObject echo && echo.ContainsKey("$arguments") ? CoercedJson.Arguments(field, arguments)
        : value;

    static JsonObject? Later(JsonNode? value) => value is JsonObject later && later.ContainsKey("$later") ? later : null;

    /// <summary>The message, if the value is an error.</summary>
    public static string? Error(JsonNode? value) => value is JsonObject marked && marked.TryGetPropertyValue("$error", out var message) ? (string?)message : null;
}

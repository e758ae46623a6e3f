using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Schemas;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Questions about execution, put to the reference implementation.</summary>
sealed class ReferenceExecution(ReferenceImplementation reference)
{
    readonly ReferenceSchema _schema = new(reference, "executed");

    /// <summary>Whether the reference implementation takes a schema.</summary>
    public Task<bool> TakesAsync(string sdl) => _schema.KnowAsync(sdl);

    /// <summary>The answers for several worlds; the question's own is not looked at.</summary>
    public async Task<IReadOnlyList<ReferenceAnswer>> ExecuteAsync(Question question, IEnumerable<JsonObject> worlds)
    {
        var needsPossible = !question.IsInOrder;
        var answer = await AskAsync(question, "execute", asked =>
        {
            asked["operationName"] = question.OperationName;
            asked["roots"] = new JsonArray([.. worlds.Select(JsonNode (world) => world.DeepClone())]);
            asked["later"] = new JsonArray([.. question.Deliveries.Select(JsonNode (field) => field.Key)]);
            asked["possible"] = needsPossible;
        });
        Bound(answer);
        return answer["results"] is JsonArray results
            ? [.. results.Select(one => new ReferenceAnswer(one!["result"]!.AsObject(), one["possible"] as JsonArray))]
            : [.. worlds.Select(_ => new ReferenceAnswer(answer, null))];
    }

    // The engine's messages are cut, and arguments that are repeated where they do not fit stand in them.
    static void Bound(JsonNode? answer)
    {
        if (answer is JsonObject fields)
        {
            if (fields.ContainsKey("locations") && fields["message"] is { } message)
            {
                fields["message"] = MessageLength.Bound((string)message!);
            }

            foreach (var (_, value) in fields)
            {
                Bound(value);
            }
        }

        foreach (var item in answer as JsonArray ?? [])
        {
            Bound(item);
        }
    }

    /// <summary>The coerced variables, or the errors.</summary>
    public Task<JsonObject> CoerceAsync(Question question) => AskAsync(question, "coerce", _ => { });

    async Task<JsonObject> AskAsync(Question question, string what, Action<JsonObject> complete)
    {
        if (!await _schema.KnowAsync(question.Sdl))
        {
            throw new InvalidOperationException($"The reference implementation does not take the schema: {question.Sdl}");
        }

        var asked = new JsonObject
        {
            ["ask"] = what,
            ["schema"] = _schema.Name,
            ["body"] = question.Document,
            ["variables"] = question.Variables.DeepClone(),
        };
        complete(asked);
        return await reference.AskAsync(asked);
    }
}

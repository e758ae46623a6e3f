using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Schemas;

/// <summary>The same schemas printed the same, introspected the same, and their parts called the same.</summary>
public sealed class SchemaComparison(ReferenceImplementation reference)
{
    /// <summary>Compares generated schemas until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        for (var i = 0; i < cases; i++)
        {
            var sdl = new SchemaGenerator(new Random(HashCode.Combine(seed, i))).Schema();
            if (await CompareAsync(sdl, i) is { } difference)
            {
                return difference;
            }
        }

        return null;
    }

    /// <summary>Compares one schema.</summary>
    public async Task<Difference?> CompareAsync(string sdl, int number)
    {
        var answer = await reference.AskAsync(new JsonObject { ["ask"] = "schema", ["name"] = "compared", ["sdl"] = sdl });
        var theirs = answer["printed"]?.GetValue<string>() ?? answer.ToJsonString();
        var ours = Print(sdl);
        return ours == theirs
            ? await CompareIntrospectionAsync(sdl, answer, number) ?? await CompareCoordinatesAsync(sdl, number)
            : new Difference("schema", number, sdl, ours, theirs);
    }

    async Task<Difference?> CompareCoordinatesAsync(string sdl, int number)
    {
        var schema = new KnownSchema().Of(sdl);
        var fields = schema.Types.OfType<FieldsType>().Where(type => !type.IsIntrospection).SelectMany(type => type.Fields).ToArray();
        (string Coordinate, string Found)[] ours =
        [
            .. fields.Select(field => (field.Coordinate, $"Field {field.Type}")),
            .. fields.SelectMany(field => field.Arguments).Select(argument => (argument.Coordinate, $"FieldArgument {argument.Type}")),
            .. schema.Types.OfType<InputObjectType>().SelectMany(type => type.Fields).Select(field => (field.Coordinate, $"InputField {field.Type}")),
            .. schema.Directives.SelectMany(directive => directive.Arguments).Select(argument => (argument.Coordinate, $"DirectiveArgument {argument.Type}")),
        ];
        var answer = await reference.AskAsync(new JsonObject
        {
            ["ask"] = "coordinates",
            ["schema"] = "compared",
            ["coordinates"] = new JsonArray([.. ours.Select(JsonNode (one) => one.Coordinate)]),
        });
        var theirs = answer["found"] is JsonArray found ? found.Select(one => (string)one!) : [answer.ToJsonString()];
        var (left, right) = (string.Join('\n', ours.Select(one => one.Found)), string.Join('\n', theirs));
        return left == right ? null : new Difference("coordinates", number, string.Join('\n', ours.Select(one => one.Coordinate)), left, right);
    }

    static async Task<Difference?> CompareIntrospectionAsync(string sdl, JsonObject answer, int number)
    {
        var schema = new KnownSchema().Of(sdl);
        var response = await new JsonEngine(schema, answer["query"]!.GetValue<string>(), _ => Delivery.AtOnce).ExecuteAsync([], null, []);
        var ours = CanonicalJson.Write(WithoutOwnWords(response["data"]!));
        var theirs = CanonicalJson.Write(WithoutOwnWords(answer["introspection"]!));
        return ours == theirs ? null : new Difference("introspection", number, sdl, ours, theirs);
    }

    // How the types and directives of the specification are described is up to each implementation.
    static JsonNode WithoutOwnWords(JsonNode introspection)
    {
        var schema = introspection["__schema"]!;
        foreach (var element in schema["types"]!.AsArray().Concat(schema["directives"]!.AsArray()).OfType<JsonObject>())
        {
            var name = element["name"]!.GetValue<string>();
            if (name.StartsWith("__", StringComparison.Ordinal) || Specified.Contains(name))
            {
                Undescribe(element);
            }
        }

        return introspection;
    }

    static readonly HashSet<string> Specified =
        ["Int", "Float", "String", "Boolean", "ID", "include", "skip", "deprecated", "specifiedBy", "oneOf"];

    static void Undescribe(JsonNode? node)
    {
        if (node is JsonObject element)
        {
            element.Remove("description");
            foreach (var (_, value) in element)
            {
                Undescribe(value);
            }
        }

        foreach (var item in node as JsonArray ?? [])
        {
            Undescribe(item);
        }
    }

    static string Print(string sdl)
    {
        try
        {
            return SchemaPrinter.Print(new KnownSchema().Of(sdl));
        }
        catch (SchemaException exception)
        {
            return exception.Message;
        }
    }
}

using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential;

/// <summary>An error as both sides write it: message, locations and, if any, the path.</summary>
static class ErrorJson
{
    public static JsonObject Of(GraphQLError error)
    {
        var locations = error.Locations.Select(JsonNode (at) => new JsonObject { ["line"] = at.Line, ["column"] = at.Column });
        var json = new JsonObject { ["message"] = error.Message, ["locations"] = new JsonArray([.. locations]) };
        if (error.Path is { } path)
        {
            json["path"] = new JsonArray([.. path.Select(JsonNode (key) => key is int index ? index : (string)key)]);
        }

        return json;
    }
}

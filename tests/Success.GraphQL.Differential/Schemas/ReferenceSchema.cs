using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential.Schemas;

/// <summary>The schema that the reference implementation was last told under a name.</summary>
sealed class ReferenceSchema(ReferenceImplementation reference, string name)
{
    string? _known;

    public string Name { get; } = name;

    /// <summary>Makes a schema known, unless it is.</summary>
    /// <returns>Whether the reference implementation takes it.</returns>
    public async Task<bool> KnowAsync(string sdl)
    {
        if (sdl != _known)
        {
            _known = null;
            var answer = await reference.AskAsync(new JsonObject { ["ask"] = "schema", ["name"] = Name, ["sdl"] = sdl });
            _known = answer.ContainsKey("printed") ? sdl : null;
        }

        return _known is not null;
    }
}

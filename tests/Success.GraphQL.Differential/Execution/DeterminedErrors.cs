using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential.Execution;

/// <summary>
/// What is certain about the errors of an execution whose values come in any order. Its possible errors are those that it has when everything
/// is finished. Each of them nulls a position: the nearest one that may be null. Then
/// <list type="bullet">
/// <item>every error that is told is a possible one, told once, with its message, locations and path;</item>
/// <item>for each outermost nulled position one of the errors that null it is told. Alone, it must be told; of several it may be any,
/// since the first ends what the others come from;</item>
/// <item>errors further inside of a nulled position may be told or not.</item>
/// </list>
/// </summary>
sealed class DeterminedErrors
{
    readonly Dictionary<string, Position> _possible = new(StringComparer.Ordinal);
    readonly List<Position> _outermost;

    public DeterminedErrors(JsonArray possible)
    {
        foreach (var one in possible)
        {
            // A list item and the list around it can fail with one message at one path only if they are the same error.
            _possible.TryAdd(Key(one!["error"]), new Position(one["error"]!["path"]!.AsArray().Take((int)one["nulls"]!)));
        }

        var all = _possible.Values.DistinctBy(position => position.Text).ToArray();
        _outermost = [.. all.Where(position => !Array.Exists(all, other => other.IsAround(position)))];
    }

    /// <summary>What is wrong with these errors; null: nothing.</summary>
    public string? Judge(JsonArray told)
    {
        var nulled = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var error in told.Select(Key))
        {
            if (!_possible.TryGetValue(error, out var position))
            {
                return $"This error is not possible: {error}";
            }

            if (!seen.Add(error))
            {
                return $"This error is told twice: {error}";
            }

            nulled.Add(position.Text);
        }

        var unexplained = _outermost.Find(position => !nulled.Contains(position.Text));
        return unexplained is null ? null : $"No error tells why {unexplained.Text} is null.";
    }

    static string Key(JsonNode? error) => CanonicalJson.Write(error);

    sealed class Position(IEnumerable<JsonNode?> path)
    {
        public string Text { get; } = $"[{string.Join(',', path.Select(CanonicalJson.Write))}]";

        public bool IsAround(Position other) => other.Text.Length > Text.Length
            && (Text.Length == 2 || other.Text.StartsWith(Text[..^1] + ",", StringComparison.Ordinal));
    }
}

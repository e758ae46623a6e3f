using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential.Execution;

/// <summary>What the reference implementation answers: its result, and the errors that are possible if not all happens in one order.</summary>
sealed record ReferenceAnswer(JsonObject Result, JsonArray? Possible);

/// <summary>Two answers to the same question.</summary>
static class Answers
{
    /// <summary>Both sides' words where they differ; null where they do not.</summary>
    public static (string Ours, string Theirs)? Difference(JsonObject ours, ReferenceAnswer theirs, bool isInOrder)
    {
        var wasExecuted = theirs.Result.ContainsKey("data");
        if (isInOrder || !wasExecuted)
        {
            var (left, right) = (CanonicalJson.Write(ours), CanonicalJson.Write(theirs.Result));
            return left == right ? null : (left, right);
        }

        var determined = new DeterminedErrors(theirs.Possible!);
        if (determined.Judge(Errors(theirs.Result)) is { } mistaken)
        {
            return (CanonicalJson.Write(ours), $"{CanonicalJson.Write(theirs.Result)}\nwhich cannot be: {mistaken}");
        }

        var (data, expected) = (CanonicalJson.Write(ours["data"]), CanonicalJson.Write(theirs.Result["data"]));
        return !ours.ContainsKey("data") || data != expected ? (CanonicalJson.Write(ours), CanonicalJson.Write(theirs.Result))
            : determined.Judge(Errors(ours)) is { } wrong ? ($"{CanonicalJson.Write(ours)}\n{wrong}", $"possible: {CanonicalJson.Write(theirs.Possible)}")
            : null;
    }

    static JsonArray Errors(JsonObject answer) => answer["errors"] as JsonArray ?? [];
}

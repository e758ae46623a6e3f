using System.Text.RegularExpressions;

namespace Success.GraphQL.Differential.Operations;

/// <summary>Puts names of a document in each other's places: what comes out mostly parses, and means something else.</summary>
static partial class NameShuffle
{
    public static string Shuffle(string document, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var names = Name().Matches(document);
            var (one, other) = (names[random.Next(names.Count)], names[random.Next(names.Count)]);
            document = document.Remove(one.Index, one.Length).Insert(one.Index, other.Value);
        }

        return document;
    }

    [GeneratedRegex("[A-Za-z_][A-Za-z_0-9]*", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Name();
}

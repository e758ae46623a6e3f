using System.Text;
using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Reduction;
using Success.GraphQL.Language;

namespace Success.GraphQL.Differential.Parsing;

/// <summary>Same documents accepted, same message and position where refused, same text when printed, and that means the same again.</summary>
public sealed class ParseComparison(ReferenceImplementation reference)
{
    /// <summary>Compares cases until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        for (var i = 0; i < cases; i++)
        {
            var document = Generate(new Random(HashCode.Combine(seed, i)), i);
            if (await CompareAsync(document, i) is not null)
            {
                var small = await Minimiser.MinimiseAsync(document, async text => await CompareAsync(text, i) is not null);
                return await CompareAsync(small, i);
            }
        }

        return null;
    }

    /// <summary>Compares one document.</summary>
    public async Task<Difference?> CompareAsync(string document, int number)
    {
        var ours = Answer(document).ToJsonString();
        var theirs = await reference.AskAsync(new JsonObject { ["ask"] = "parse", ["body"] = document });
        return ours != theirs.ToJsonString() ? new Difference("parse", number, document, ours, theirs.ToJsonString())
            : IsPrintedForGood(theirs) && Meanings(document) is var (meant, means) && meant != means ? new Difference("print", number, document, means, meant)
            : null;
    }

    static string Generate(Random random, int number)
    {
        var document = new DocumentGenerator(random).Document();
        return (number % 5) switch
        {
            0 or 1 => document,
            2 or 3 => new DocumentMutator(random).Mutate(document),
            _ => new DocumentMutator(random).Soup(),
        };
    }

    static JsonObject Answer(string document)
    {
        try
        {
            var printed = Printer.Print(Parse(document));
            var again = Parse(printed);
            return new JsonObject { ["printed"] = printed, ["again"] = Printer.Print(Parse(printed)) };
        }
        catch (GraphQLSyntaxException exception)
        {
            return new JsonObject { ["refused"] = ErrorJson.Of(exception.ToError()) };
        }
    }

    // An anonymous query is printed without its keyword, and after a type without a body it reads as one.
    static bool IsPrintedForGood(JsonObject answer) => answer["printed"] is { } printed && (string?)printed == (string?)answer["again"];

    static (string Meant, string Means) Meanings(string document)
    {
        var parsed = Parse(document);
        return (SyntaxTree.Show(parsed), SyntaxTree.Show(Parse(Printer.Print(parsed))));
    }

    static DocumentNode Parse(string document) => Parser.Parse(new Source(Encoding.UTF8.GetBytes(document)));
}

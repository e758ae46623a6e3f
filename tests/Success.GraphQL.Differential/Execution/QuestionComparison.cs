using Success.GraphQL.Differential.Reduction;
using Success.GraphQL.Differential.Schemas;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Asks both the same generated questions on generated schemas, and makes the first one that they answer differently small.</summary>
public abstract class QuestionComparison
{
    // Making a schema known to the other process costs more than asking it something.
    const int CasesPerSchema = 25;

    private protected QuestionComparison(ReferenceImplementation reference) => Theirs = new(reference);

    private protected ReferenceExecution Theirs { get; }

    private protected KnownSchema Schema { get; } = new();

    /// <summary>Compares generated questions until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        for (var first = 0; first < cases; first += CasesPerSchema)
        {
            var sdl = new SchemaGenerator(new Random(HashCode.Combine(seed, first))).Schema();
            var schema = Schema.Of(sdl);
            for (var i = first; i < Math.Min(cases, first + CasesPerSchema); i++)
            {
                var question = Generate(new Random(HashCode.Combine(seed, i, 1)), schema, sdl);
                if ((WrongIn(question, i) ?? await FindAsync(question, i)) is { } difference)
                {
                    return difference;
                }
            }
        }

        return null;
    }

    /// <summary>Compares one question, and makes it as small as it stays a difference.</summary>
    internal async Task<Difference?> FindAsync(Question question, int number)
    {
        if (await CompareAsync(question, number) is null)
        {
            return null;
        }

        var minimiser = new QuestionMinimiser(async smaller => await CompareAsync(smaller, number) is not null, Theirs.TakesAsync);
        return await CompareAsync(await minimiser.MinimiseAsync(question), number);
    }

    private protected abstract Question Generate(Random random, Schema schema, string sdl);

    /// <summary>What makes a generated question one that cannot be asked; null when nothing does.</summary>
    private protected virtual Difference? WrongIn(Question question, int number) => null;

    private protected abstract Task<Difference?> CompareAsync(Question question, int number);
}

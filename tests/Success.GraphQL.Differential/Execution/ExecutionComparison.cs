using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Reduction;
using Success.GraphQL.Differential.Schemas;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The same data in the same order and the same errors with their places and paths; where values come in any order, the errors that
/// are certain (<see cref="DeterminedErrors"/>).</summary>
public sealed class ExecutionComparison(ReferenceImplementation reference)
{
    // Making a schema known to the other process costs more than asking it something.
    const int CasesPerSchema = 25;

    readonly ReferenceExecution _theirs = new(reference);
    readonly KnownSchema _schema = new();

    /// <summary>Compares generated operations on generated data until <paramref name="cases"/> are done or one differs.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync(int seed, int cases)
    {
        for (var first = 0; first < cases; first += CasesPerSchema)
        {
            var sdl = new SchemaGenerator(new Random(HashCode.Combine(seed, first))).Schema();
            var schema = _schema.Of(sdl);
            for (var i = first; i < Math.Min(cases, first + CasesPerSchema); i++)
            {
                var question = QuestionGenerator.Question(new Random(HashCode.Combine(seed, i, 1)), schema, sdl);
                if (QuestionMinimiser.WhyNotAsked(question) is { } mistake)
                {
                    return new Difference("generated", i, question.ToString(), mistake, "nothing: what is executed is to be valid");
                }

                if (await FindAsync(question, i) is { } difference)
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

        var minimiser = new QuestionMinimiser(async smaller => await CompareAsync(smaller, number) is not null, _theirs.TakesAsync);
        return await CompareAsync(await minimiser.MinimiseAsync(question), number);
    }

    async Task<Difference?> CompareAsync(Question question, int number)
    {
        var ours = await AnswerAsync(question);
        var theirs = (await _theirs.ExecuteAsync(question, [question.World]))[0];
        return Answers.Difference(ours, theirs, question.IsInOrder) is var (left, right)
            ? new Difference("execute", number, question.ToString(), left, right)
            : null;
    }

    async Task<JsonObject> AnswerAsync(Question question)
    {
        try
        {
            var engine = new JsonEngine(_schema.Of(question.Sdl), question.Document, question.Delivery);
            return await engine.ExecuteAsync(question.Variables, question.OperationName, question.World);
        }
        catch (Exception exception)
        {
            // Nothing may be thrown, so this is a difference like any other.
            return new JsonObject { ["thrown"] = exception.ToString() };
        }
    }
}

using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Reduction;
using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The same data in the same order and the same errors with their places and paths; where values come in any order, the errors that
/// are certain (<see cref="DeterminedErrors"/>).</summary>
public sealed class ExecutionComparison(ReferenceImplementation reference) : QuestionComparison(reference)
{
    private protected override Question Generate(Random random, Schema schema, string sdl) => QuestionGenerator.Question(random, schema, sdl);

    private protected override Difference? WrongIn(Question question, int number) => QuestionMinimiser.WhyNotAsked(question) is { } mistake
        ? new Difference("generated", number, question.ToString(), mistake, "nothing: what is executed is to be valid")
        : null;

    private protected override async Task<Difference?> CompareAsync(Question question, int number)
    {
        var ours = await AnswerAsync(question);
        var theirs = (await Theirs.ExecuteAsync(question, [question.World]))[0];
        return Answers.Difference(ours, theirs, question.IsInOrder) is var (left, right)
            ? new Difference("execute", number, question.ToString(), left, right)
            : null;
    }

    async Task<JsonObject> AnswerAsync(Question question)
    {
        try
        {
            var engine = new JsonEngine(Schema.Of(question.Sdl), question.Document, question.Delivery);
            return await engine.ExecuteAsync(question.Variables, question.OperationName, question.World);
        }
        catch (Exception exception)
        {
            // Nothing may be thrown, so this is a difference like any other.
            return new JsonObject { ["thrown"] = exception.ToString() };
        }
    }
}

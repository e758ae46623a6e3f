using System.Text;
using Success.GraphQL.Differential.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Differential.Reduction;

/// <summary>Makes a question smaller for as long as it is answered differently: its world, its document, its variables and its schema.</summary>
/// <param name="differs">Whether a question that can be asked is answered differently.</param>
/// <param name="isTaken">Whether the reference implementation takes a schema.</param>
sealed class QuestionMinimiser(Func<Question, Task<bool>> differs, Func<string, Task<bool>> isTaken)
{
    public async Task<Question> MinimiseAsync(Question question)
    {
        int before;
        do
        {
            before = question.ToString().Length;
            question = await IsOddAsync(question with { OperationName = null }) ? question with { OperationName = null } : question;
            question = question with { World = await JsonMinimiser.MinimiseAsync(question.World, world => IsOddAsync(question with { World = world })) };
            question = question with { Document = await TokenMinimiser.MinimiseAsync(question.Document, text => IsOddAsync(question with { Document = text })) };
            question = question with { Variables = await JsonMinimiser.MinimiseAsync(question.Variables, variables => IsOddAsync(question with { Variables = variables })) };
            question = question with { Deliveries = await DeliveriesAsync(question) };
            question = question with { Sdl = await TokenMinimiser.MinimiseAsync(question.Sdl, sdl => IsOddAsync(question with { Sdl = sdl })) };
        }
        while (question.ToString().Length < before);
        return question;
    }

    async Task<IReadOnlyDictionary<string, Delivery>> DeliveriesAsync(Question question)
    {
        var fewer = await Minimiser.MinimiseAsync([.. question.Deliveries], fields => IsOddAsync(question with { Deliveries = Of(fields) }));
        return Of(fewer);
    }

    static Dictionary<string, Delivery> Of(IEnumerable<KeyValuePair<string, Delivery>> fields) => new(fields, StringComparer.Ordinal);

    async Task<bool> IsOddAsync(Question question) =>
        WhyNotAsked(question) is null && await isTaken(question.Sdl) && await differs(question);

    /// <summary>Why a question cannot be asked; null: it can.</summary>
    public static string? WhyNotAsked(Question question)
    {
        try
        {
            var schema = SchemaBuilder.Build(new Source(Encoding.UTF8.GetBytes(question.Sdl)));
            var document = Parser.Parse(new Source(Encoding.UTF8.GetBytes(question.Document)));
            var errors = Validator.Validate(schema, document, new ValidationOptions { MaxErrors = 1000, MaxFieldComparisons = int.MaxValue });
            return document.Definitions.Any(definition => definition is OperationDefinitionNode)
                ? errors.FirstOrDefault(error => !IsHarmless(error))?.Message
                : "It has no operation.";
        }
        catch (Exception exception) when (exception is GraphQLSyntaxException or SchemaException)
        {
            return exception.Message;
        }
    }

    // What is left over goes later; fields that do not merge are among what is asked.
    static bool IsHarmless(GraphQLError error) =>
        error.Message.Contains(" is never used", StringComparison.Ordinal) || error.Message.Contains(" conflict because ", StringComparison.Ordinal);
}

using Success.GraphQL.Differential.Schemas;

namespace Success.GraphQL.Differential.Execution;

/// <summary>The whole <see cref="NullMatrix"/>, with resolvers that have their values at once, later and in batches.</summary>
public sealed class NullMatrixComparison(ReferenceImplementation reference)
{
    readonly ReferenceExecution _theirs = new(reference);

    /// <summary>How many executions were compared.</summary>
    public int Compared { get; private set; }

    /// <summary>Compares all of it.</summary>
    /// <returns>The first difference, or null.</returns>
    public async Task<Difference?> RunAsync()
    {
        var schema = new KnownSchema();
        foreach (var types in NullMatrix.Wrappings)
        {
            var sdl = NullMatrix.Schema(types);
            var worlds = NullMatrix.Worlds(types).ToArray();
            foreach (var deliveries in NullMatrix.Deliveries)
            {
                var question = new Question(sdl, NullMatrix.Document, null, [], [], deliveries);
                var engine = new JsonEngine(schema.Of(sdl), question.Document, question.Delivery);
                var theirs = await _theirs.ExecuteAsync(question, worlds);
                for (var i = 0; i < worlds.Length; i++)
                {
                    Compared++;
                    var ours = await engine.ExecuteAsync([], null, worlds[i]);
                    if (Answers.Difference(ours, theirs[i], question.IsInOrder) is var (left, right))
                    {
                        return new Difference("null matrix", i, (question with { World = worlds[i] }).ToString(), left, right);
                    }
                }
            }
        }

        return null;
    }
}

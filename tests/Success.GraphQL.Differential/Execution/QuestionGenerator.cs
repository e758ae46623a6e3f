using Success.GraphQL.Types;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Makes questions: an operation, variables and a world; a third of them asynchronous, with batches.</summary>
static class QuestionGenerator
{
    public static Question Question(Random random, Schema schema, string sdl)
    {
        var isMutation = schema.Mutation is not null && random.Next(4) == 0;
        var root = (ObjectType)(isMutation ? schema.Mutation! : schema.Query!);
        var isAsynchronous = random.Next(3) == 0;
        var world = new WorldGenerator(random, isAsynchronous).Root(root);
        var generator = new OperationGenerator(random, schema);
        var document = generator.Document(isMutation ? "mutation" : "query", root);
        return new Question(sdl, document, generator.OperationName, generator.Variables, world, isAsynchronous ? Deliveries(random, schema) : new Dictionary<string, Delivery>());
    }

    static Dictionary<string, Delivery> Deliveries(Random random, Schema schema) => schema.Types.OfType<ObjectType>()
        .Where(type => !type.IsIntrospection)
        .SelectMany(type => type.Fields)
        .Select(field => (field.Coordinate, Delivery: (Delivery)random.Next(5)))
        .Where(field => field.Delivery is Delivery.Later or Delivery.Batched)
        .ToDictionary(field => field.Coordinate, field => field.Delivery, StringComparer.Ordinal);
}

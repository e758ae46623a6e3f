using Success.GraphQL.Costs;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>A schema and the code bound to it.</summary>
abstract class SchemaBinding(Schema schema)
{
    public Schema Schema { get; } = schema;

    public CostModel Costs { get; } = new(schema);

    /// <summary>The binding of a root type; validation has seen to it that the type exists.</summary>
    public abstract ObjectBinding Root(OperationType operation);
}

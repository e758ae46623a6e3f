namespace Success.GraphQL.Execution;

/// <summary>The parents for which a batch resolver will be called once.</summary>
abstract class Batch(FieldPlan field)
{
    public FieldPlan Field { get; } = field;

    /// <summary>Calls the resolver; its results, or its failure, arrive as any other value.</summary>
    public abstract void Call(Operation operation);
}

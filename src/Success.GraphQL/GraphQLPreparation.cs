using Success.GraphQL.Costs;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;

namespace Success.GraphQL;

/// <summary>A request that was looked at but not executed: what kind of operation it asks for, or what is wrong with it.</summary>
public readonly record struct GraphQLPreparation
{
    internal GraphQLPreparation(GraphQLRequest request, IReadOnlyList<GraphQLError> errors, OperationPlan? plan, VariableValues? variables, CostReport? cost)
    {
        Request = request;
        Errors = errors;
        Plan = plan;
        Variables = variables;
        Cost = cost;
    }

    /// <summary>The request. Its services may be exchanged before it is executed; nothing else of it counts any more.</summary>
    public GraphQLRequest Request { get; init; }

    /// <summary>Why the request is refused. Empty: it may be executed.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>What the operation does.</summary>
    /// <exception cref="InvalidOperationException">The request is refused; nobody knows.</exception>
    public GraphQLOperationKind Kind => Plan is null
        ? throw new InvalidOperationException("A request that is refused has no operation.")
        : (GraphQLOperationKind)Plan.Operation.Operation;

    /// <summary>The first field that the operation asks of its root, by the schema's name; null when it begins with a fragment, or is refused.</summary>
    public string? RootField => (Plan?.Operation.SelectionSet.Selections[0] as FieldNode)?.Name.Value;

    internal OperationPlan? Plan { get; }

    internal VariableValues? Variables { get; }

    internal CostReport? Cost { get; }
}

/// <summary>What an operation does.</summary>
public enum GraphQLOperationKind
{
    /// <summary>It reads.</summary>
    Query,

    /// <summary>It changes something and then reads.</summary>
    Mutation,

    /// <summary>It goes on until its source or its reader ends it.</summary>
    Subscription,
}

namespace Success.GraphQL.Execution;

/// <summary>What executes a field: resolves its value from the parent and completes it into the buffer.</summary>
abstract class FieldResolver
{
    /// <summary>How the coerced arguments become what the resolver takes, in the order of the field's definition. Shorter: as they are.</summary>
    public InputConverter[] Converters { get; set; } = [];

    /// <summary>ResolveFieldValue and CompleteValue in one, so that values need not be boxed in between.</summary>
    /// <returns>False if the value is an error or null where null is not allowed: the error is reported, what was written is to be undone.</returns>
    public abstract bool Resolve(Operation operation, FieldPlan field, object? parent);
}

namespace Success.GraphQL.Execution;

/// <summary>The specification's CompleteValue for one schema type and one .NET type.</summary>
abstract class Completer<T>(bool isNonNull)
{
    public bool IsNonNull { get; } = isNonNull;

    /// <summary>Writes the value.</summary>
    /// <returns>False if it is an error, or null where null is not allowed: the error is reported, and what was written is to be undone.</returns>
    public bool Complete(T value, Operation operation, FieldPlan field)
    {
        if (value is not null)
        {
            return Write(value, operation, field);
        }

        if (IsNonNull)
        {
            operation.ReportError($"Cannot return null for non-nullable field {field.Definition.Coordinate}.", field);
            return false;
        }

        operation.Buffer.WriteNull();
        return true;
    }

    protected abstract bool Write(T value, Operation operation, FieldPlan field);
}

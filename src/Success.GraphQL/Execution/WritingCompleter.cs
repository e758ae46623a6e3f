namespace Success.GraphQL.Execution;

/// <summary>Completes leaf values: writes them, and that is all.</summary>
sealed class WritingCompleter<T>(bool isNonNull, Action<JsonBuffer, T> write) : Completer<T>(isNonNull)
{
    protected override bool Write(T value, Operation operation, FieldPlan field)
    {
        write(operation.Buffer, value);
        return true;
    }
}

/// <summary>Completes nullable structs.</summary>
sealed class NullableCompleter<T>(bool isNonNull, Completer<T> inner) : Completer<T?>(isNonNull)
    where T : struct
{
    protected override bool Write(T? value, Operation operation, FieldPlan field) => inner.Complete(value!.Value, operation, field);
}

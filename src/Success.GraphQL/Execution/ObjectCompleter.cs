namespace Success.GraphQL.Execution;

/// <summary>Completes objects whose type is known from the schema.</summary>
sealed class ObjectCompleter<T>(bool isNonNull, ObjectBinding binding) : Completer<T>(isNonNull)
{
    protected override bool Write(T value, Operation operation, FieldPlan field) =>
        operation.ExecuteSelection(field.SelectionFor(binding), value);
}

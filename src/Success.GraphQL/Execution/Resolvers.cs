using System.Linq.Expressions;

namespace Success.GraphQL.Execution;

/// <summary>Calls a resolver: parent, arguments in the order of the schema, and the context for everything else.</summary>
delegate TResult Invoke<out TResult>(object? parent, object?[] arguments, IGraphQLContext context);

/// <summary>A resolver that has its value at once.</summary>
sealed class ValueResolver<T>(Expression<Invoke<T>> invoke, Completer<T> completer) : FieldResolver
{
    readonly Lazy<Invoke<T>> _invoke = new(invoke.Compile);

    public override bool Resolve(Operation operation, FieldPlan field, object? parent) =>
        completer.Complete(_invoke.Value(parent, field.Arguments.Values(operation), operation), operation, field);
}

/// <summary>A resolver that may have to wait. If it has not, nothing is awaited.</summary>
sealed class TaskResolver<T>(Expression<Invoke<Task<T>>> invoke, Completer<T> completer) : FieldResolver
{
    readonly Lazy<Invoke<Task<T>>> _invoke = new(invoke.Compile);

    public override bool Resolve(Operation operation, FieldPlan field, object? parent)
    {
        var task = _invoke.Value(parent, field.Arguments.Values(operation), operation);
        return task.IsCompleted
            ? completer.Complete(task.GetAwaiter().GetResult(), operation, field)
            : operation.Await(field, task, completer);
    }
}

/// <summary>A resolver that may have to wait, but mostly has not.</summary>
sealed class ValueTaskResolver<T>(Expression<Invoke<ValueTask<T>>> invoke, Completer<T> completer) : FieldResolver
{
    readonly Lazy<Invoke<ValueTask<T>>> _invoke = new(invoke.Compile);

    public override bool Resolve(Operation operation, FieldPlan field, object? parent)
    {
        var task = _invoke.Value(parent, field.Arguments.Values(operation), operation);
        return task.IsCompleted
            ? completer.Complete(task.GetAwaiter().GetResult(), operation, field)
            : operation.Await(field, task.AsTask(), completer);
    }
}

/// <summary>A field whose value is the type's name.</summary>
sealed class TypenameResolver(byte[] json) : FieldResolver
{
    public override bool Resolve(Operation operation, FieldPlan field, object? parent)
    {
        operation.Buffer.WriteRaw(json);
        return true;
    }
}

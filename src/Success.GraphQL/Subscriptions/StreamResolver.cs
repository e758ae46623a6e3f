using System.Linq.Expressions;
using Success.GraphQL.Execution;

namespace Success.GraphQL.Subscriptions;

/// <summary>A root field of subscriptions: where its events come from, and how one is written.</summary>
abstract class StreamResolver : FieldResolver
{
    /// <summary>The specification's CreateSourceEventStream: each item executes one event in the operation that it is given.</summary>
    public abstract IAsyncEnumerable<Func<Operation, ValueTask>> Events(Operation operation, FieldPlan field);
}

/// <summary>A source stream of <typeparamref name="T"/>.</summary>
sealed class StreamResolver<T>(Expression<Invoke<IAsyncEnumerable<T>>> invoke, Completer<T> completer) : StreamResolver
{
    readonly Lazy<Invoke<IAsyncEnumerable<T>>> _invoke = new(invoke.Compile);

    public override bool Resolve(Operation operation, FieldPlan field, object? parent) =>
        throw new InvalidOperationException("A subscription is a stream: it is not executed as one answer.");

    public override async IAsyncEnumerable<Func<Operation, ValueTask>> Events(Operation operation, FieldPlan field)
    {
        var source = _invoke.Value(null, field.Arguments.Values(operation), operation);
        await foreach (var value in source.WithCancellation(operation.CancellationToken))
        {
            yield return each => each.ExecuteEventAsync(field, value, completer);
        }
    }
}

using System.Linq.Expressions;

namespace Success.GraphQL.Execution;

/// <summary>A resolver for many parents at once.</summary>
sealed class BatchResolver<TParent, T>(
    Expression<Func<IReadOnlyList<TParent>, object?[], IGraphQLContext, Task<IReadOnlyList<T>>>> invoke, Completer<T> completer) : FieldResolver
{
    readonly Lazy<Func<IReadOnlyList<TParent>, object?[], IGraphQLContext, Task<IReadOnlyList<T>>>> _invoke = new(invoke.Compile);

    public override bool Resolve(Operation operation, FieldPlan field, object? parent)
    {
        if (operation.OpenBatch(field) is not OpenBatch batch)
        {
            batch = new OpenBatch(this, field, field.Arguments.Values(operation));
            operation.Schedule(batch);
        }

        return operation.Await(batch.Add((TParent)parent!));
    }

    sealed class OpenBatch(BatchResolver<TParent, T> resolver, FieldPlan field, object?[] arguments) : Batch(field)
    {
        readonly List<TParent> _parents = [];
        readonly List<Item> _items = [];
        IReadOnlyList<T>? _results;
        Exception? _failure;

        public Item Add(TParent parent)
        {
            var item = new Item(Field, this, _parents.Count);
            _parents.Add(parent);
            _items.Add(item);
            return item;
        }

        public override void Call(Operation operation) => _ = CallAsync(operation);

        public bool Complete(int index, Operation operation)
        {
            if (_failure is not null)
            {
                System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(_failure);
            }

            return resolver.Complete(_results![index], operation, Field);
        }

        // Never fails itself: what the resolver throws is thrown again for each field that waited for it.
        async Task CallAsync(Operation operation)
        {
            try
            {
                _results = await resolver.Invoke(_parents, arguments, operation);
                if (_results.Count != _parents.Count)
                {
                    throw new InvalidOperationException(
                        $"The batch resolver of {Field.Definition.Coordinate} got {_parents.Count} parents and gave {_results.Count} results.");
                }
            }
            catch (Exception exception)
            {
                _failure = exception;
            }

            foreach (var item in _items)
            {
                operation.Arrived(item);
            }
        }
    }

    sealed class Item(FieldPlan field, OpenBatch batch, int index) : Pending(field)
    {
        public override bool Complete(Operation operation) => batch.Complete(index, operation);
    }

    Task<IReadOnlyList<T>> Invoke(IReadOnlyList<TParent> parents, object?[] arguments, IGraphQLContext context) => _invoke.Value(parents, arguments, context);

    bool Complete(T value, Operation operation, FieldPlan field) => completer.Complete(value, operation, field);
}

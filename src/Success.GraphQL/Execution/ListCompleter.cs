namespace Success.GraphQL.Execution;

/// <summary>Completes lists, item by item.</summary>
sealed class ListCompleter<TList, T>(bool isNonNull, Completer<T> item) : Completer<TList>(isNonNull)
    where TList : IEnumerable<T>
{
    protected override bool Write(TList value, Operation operation, FieldPlan field)
    {
        operation.Buffer.WriteByte((byte)'[');
        operation.PushIndex();
        var ok = value switch
        {
            T[] array => WriteArray(array, operation, field),
            IReadOnlyList<T> list => WriteList(list, operation, field),
            _ => WriteAny(value, operation, field),
        };
        operation.PopPath();
        operation.Buffer.WriteByte((byte)']');
        return ok;
    }

    bool WriteArray(T[] items, Operation operation, FieldPlan field)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (!WriteItem(items[i], i, operation, field))
            {
                return false;
            }
        }

        return true;
    }

    bool WriteList(IReadOnlyList<T> items, Operation operation, FieldPlan field)
    {
        var count = items.Count;
        for (var i = 0; i < count; i++)
        {
            if (!WriteItem(items[i], i, operation, field))
            {
                return false;
            }
        }

        return true;
    }

    bool WriteAny(TList items, Operation operation, FieldPlan field)
    {
        var i = 0;
        foreach (var value in items)
        {
            if (!WriteItem(value, i++, operation, field))
            {
                return false;
            }
        }

        return true;
    }

    bool WriteItem(T value, int index, Operation operation, FieldPlan field)
    {
        if (index > 0)
        {
            operation.Buffer.WriteByte((byte)',');
        }

        operation.SetIndex(index);
        return item.IsNonNull ? operation.Try(item, value, field) : operation.TryOrNull(item, value, field);
    }
}

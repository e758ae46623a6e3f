namespace Success.GraphQL.Execution;

/// <summary>Makes what a resolver takes from a coerced value.</summary>
sealed class InputConverter(Func<object?, object?> convert)
{
    /// <exception cref="CoercionException">The value is refused.</exception>
    public object? Convert(object? coerced) => convert(coerced);
}

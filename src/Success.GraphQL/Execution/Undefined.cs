namespace Success.GraphQL.Execution;

/// <summary>"No value", which is something else than null.</summary>
sealed class Undefined
{
    public static readonly object Value = new Undefined();

    /// <summary>Stands where a value will be coerced when it is first asked for.</summary>
    public static readonly object NotYetCoerced = new Undefined();

    Undefined()
    {
    }

    public static bool Is(object? value) => ReferenceEquals(value, Value);

    public override string ToString() => "undefined";
}

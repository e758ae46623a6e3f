namespace Success.GraphQL;

/// <summary>An input that tells "not given" from "given as null".</summary>
public readonly record struct Optional<T>
{
    /// <summary>A value that was given.</summary>
    public Optional(T value)
    {
        Value = value;
        IsGiven = true;
    }

    /// <summary>Whether the client gave it, be it as null.</summary>
    public bool IsGiven { get; }

    /// <summary>What was given; the default of the type if nothing was.</summary>
    public T Value { get; }
}

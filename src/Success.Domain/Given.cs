namespace Success.Domain;

/// <summary>
/// A field of an update: <c>default</c> leaves it as it is; anything else, null included, is its new value.
/// </summary>
/// <typeparam name="T">The field's type.</typeparam>
public readonly record struct Given<T>
{
    /// <summary>A new value.</summary>
    public Given(T value)
    {
        IsGiven = true;
        Value = value;
    }

    /// <summary>Whether the update says anything about the field.</summary>
    public bool IsGiven { get; }

    /// <summary>The new value; meaningless unless <see cref="IsGiven"/>.</summary>
    public T? Value { get; }

    /// <summary>A new value.</summary>
    public static implicit operator Given<T>(T value) => new(value);
}

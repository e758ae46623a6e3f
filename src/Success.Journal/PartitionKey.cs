namespace Success.Journal;

/// <summary>
/// Names a partition, for example <c>t7k2|acc_0193</c>: 1 to <see cref="JournalLimits.MaxKeyLength"/> characters of
/// <c>[a-z0-9_.:|-]</c>, compared by ordinal value. The alphabet is what every store orders and escapes alike.
/// </summary>
public readonly record struct PartitionKey : IComparable<PartitionKey>
{
    readonly string? _value;

    PartitionKey(string value) => _value = value;

    /// <summary>The key's text; empty only for <c>default</c>, which no operation accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes a key of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">It is empty, too long or has a character outside the alphabet.</exception>
    public static PartitionKey Create(string value)
    {
        KeyAlphabet.ThrowIfInvalidKey(value);
        return new(value);
    }

    /// <inheritdoc/>
    public int CompareTo(PartitionKey other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

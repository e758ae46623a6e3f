namespace Success.Journal;

/// <summary>
/// Names a row within its partition: 1 to <see cref="JournalLimits.MaxKeyLength"/> characters of <c>[a-z0-9_.:|-]</c>. Rows are
/// sorted by the ordinal value of their keys.
/// </summary>
public readonly record struct RowKey : IComparable<RowKey>
{
    readonly string? _value;

    RowKey(string value) => _value = value;

    /// <summary>The key's text; empty only for <c>default</c>, which no operation accepts.</summary>
    public string Value => _value ?? "";

    /// <summary>Makes a key of <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">It is empty, too long or has a character outside the alphabet.</exception>
    public static RowKey Create(string value)
    {
        KeyAlphabet.ThrowIfInvalidKey(value);
        return new(value);
    }

    /// <inheritdoc/>
    public int CompareTo(RowKey other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

namespace Success.Silo;

/// <summary>The name of a kind of grain: its class name in lower case without the suffix <c>Grain</c>, for example <c>directory</c>.</summary>
public readonly record struct GrainType
{
    readonly string? _value;

    GrainType(string value) => _value = value;

    /// <summary>Makes a type of its name.</summary>
    public static GrainType Create(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        return new(value);
    }

    /// <summary>The name.</summary>
    public override string ToString() => _value ?? "";
}

/// <summary>The key of a grain among those of its type.</summary>
public readonly record struct IdSpan
{
    readonly string? _value;

    IdSpan(string value) => _value = value;

    /// <summary>Makes a key of its text.</summary>
    public static IdSpan Create(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return new(id);
    }

    /// <summary>The text.</summary>
    public override string ToString() => _value ?? "";
}

/// <summary>The identity of a grain, whether it is active or not.</summary>
/// <param name="type">Its kind.</param>
/// <param name="key">Its key.</param>
public readonly struct GrainId(GrainType type, IdSpan key) : IEquatable<GrainId>
{
    /// <summary>Its kind.</summary>
    public GrainType Type { get; } = type;

    /// <summary>Its key.</summary>
    public IdSpan Key { get; } = key;

    /// <summary>Makes an identity of two texts.</summary>
    public static GrainId Create(string type, string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        return new(GrainType.Create(type), IdSpan.Create(key));
    }

    /// <summary>Whether both name the same grain.</summary>
    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    /// <summary>Whether they name different grains.</summary>
    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(GrainId other) => Type == other.Type && Key == other.Key;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is GrainId other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Type, Key);

    /// <summary>Type and key, for example <c>account/t7k2|0193</c>.</summary>
    public override string ToString() => $"{Type}/{Key}";
}

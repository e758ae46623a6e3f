using System.Text.Json.Serialization;

namespace Success.Domain.Reviews;

/// <summary>
/// What two sides accept when they close a period: the version of the canonical form and the SHA-256 of the snapshot in it, as
/// <c>p1-</c> and 64 lower-case hexadecimal digits. Anybody who holds the snapshot can compute it again.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct PeriodDigest
{
    const int HashLength = 64;

    readonly string? _value;

    PeriodDigest(string value) => _value = value;

    /// <summary>A digest that was computed here.</summary>
    internal static PeriodDigest Of(int version, ReadOnlySpan<byte> hash) => new($"p{version}-{Convert.ToHexStringLower(hash)}");

    /// <summary>Reads the text.</summary>
    public static Result<PeriodDigest> Parse(string? text) =>
        text?.Split('-') is [['p', .. var version], { Length: HashLength } hash]
        && version is [>= '1' and <= '9', ..] && version.Length <= 3 && version.All(char.IsAsciiDigit)
        && hash.All(char.IsAsciiHexDigitLower)
            ? new PeriodDigest(text)
            : Refusal.Invalid("digest", $"A period's digest is 'p1-' and {HashLength} hexadecimal digits.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<PeriodDigest>(Parse);
}

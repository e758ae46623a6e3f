using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>The colour in which a tenant's pages are set off: <c>#1f6feb</c>.</summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct AccentColor
{
    const string Standard = "#1f6feb";

    readonly string? _value;

    AccentColor(string value) => _value = value;

    /// <summary>The colour of a tenant that chose none.</summary>
    public static AccentColor Default { get; } = new(Standard);

    /// <summary>Reads a colour: a number sign and six hexadecimal digits; the digits are kept in small letters.</summary>
    public static Result<AccentColor> Create(string? text) =>
        text is { Length: 7 } && text[0] == '#' && text.Skip(1).All(char.IsAsciiHexDigit)
            ? new AccentColor("#" + Convert.ToHexStringLower(Convert.FromHexString(text.AsSpan(1))))
            : new DomainError(DomainErrorCode.Invalid, "A colour is '#' and six hexadecimal digits, like #1f6feb.", "accent");

    /// <inheritdoc/>
    public override string ToString() => _value ?? Standard;

    sealed class JsonConverter() : TextValueConverter<AccentColor>(Create);
}

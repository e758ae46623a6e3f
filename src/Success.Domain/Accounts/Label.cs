using System.Text.Json.Serialization;

namespace Success.Domain.Accounts;

/// <summary>
/// A segment or tag: a short identifier that programs filter by, 1 to <see cref="MaxLength"/> letters, digits, <c>_</c>, <c>-</c> and
/// <c>.</c> of ASCII. It stands in the journal, so it must not hold a name or an address.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Label
{
    /// <summary>Longest label, in characters: it must fit on a filter chip.</summary>
    public const int MaxLength = 40;

    readonly string? _value;

    Label(string value) => _value = SharedText.Of(value);

    /// <summary>Reads a label.</summary>
    public static Result<Label> Create(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            ? new Label(value)
            : new DomainError(DomainErrorCode.Invalid, $"A segment or tag has 1 to {MaxLength} characters of a-z, A-Z, 0-9, '_', '-' and '.'.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    sealed class JsonConverter() : TextValueConverter<Label>(Create);
}

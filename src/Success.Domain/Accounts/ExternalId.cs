using System.Text.Json.Serialization;

namespace Success.Domain.Accounts;

/// <summary>
/// What another system calls the account: 1 to <see cref="MaxLength"/> letters, digits and <c>_ - . : / #</c> of ASCII. An <c>@</c> is
/// not among them: the journal keeps no addresses.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct ExternalId
{
    /// <summary>Longest external id, in characters; it is looked up by, so it stands in keys.</summary>
    public const int MaxLength = 128;

    readonly string? _value;

    ExternalId(string value) => _value = value;

    /// <summary>Reads an external id.</summary>
    public static Result<ExternalId> Create(string? value) =>
        value is { Length: > 0 and <= MaxLength } && value.All(IsAllowed)
            ? new ExternalId(value)
            : Refusal.Invalid("externalId", $"An external id has 1 to {MaxLength} characters of a-z, A-Z, 0-9 and '_-.:/#'.");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    static bool IsAllowed(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or ':' or '/' or '#';

    sealed class JsonConverter() : TextValueConverter<ExternalId>(Create);
}

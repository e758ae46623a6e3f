using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// A language, and where needed a region, in which people are addressed: <c>en</c>, <c>de-AT</c>. Only its form is checked; a language
/// that has no translation is answered in English.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct LocaleTag
{
    readonly string? _value;

    LocaleTag(string value) => _value = value;

    /// <summary>English, without a region.</summary>
    public static LocaleTag English { get; } = new("en");

    /// <summary>Reads a tag: two or three small letters, then perhaps a hyphen and two capital letters.</summary>
    public static Result<LocaleTag> Create(string? text) =>
        text is not null && IsWellFormed(text)
            ? new LocaleTag(text)
            : new DomainError(DomainErrorCode.Invalid, "A locale is a language, like en, or a language and a region, like de-AT.", "locale");

    /// <inheritdoc/>
    public override string ToString() => _value ?? "en";

    static bool IsWellFormed(string text)
    {
        var hyphen = text.IndexOf('-', StringComparison.Ordinal);
        var language = hyphen < 0 ? text : text[..hyphen];
        return language.Length is 2 or 3
            && language.All(char.IsAsciiLetterLower)
            && (hyphen < 0 || (text.Length == hyphen + 3 && text[(hyphen + 1)..].All(char.IsAsciiLetterUpper)));
    }

    sealed class JsonConverter() : TextValueConverter<LocaleTag>(Create);
}

using System.Collections.Frozen;
using Success.Domain.Tenancy;

namespace Success.Domain.Explanations;

/// <summary>A language in which sentences are composed: its formats and its column of the table.</summary>
/// <param name="Tag">The language.</param>
/// <param name="Formats">How it writes numbers and days.</param>
/// <param name="Phrases">The wordings, one for each <see cref="Phrase"/>.</param>
public sealed partial record Locale(LocaleTag Tag, Formats Formats, FrozenDictionary<Phrase, Wording> Phrases)
{
    /// <summary>All locales, English first.</summary>
    public static IReadOnlyList<Locale> All { get; } = [English, German];

    /// <summary>The locale for a reader's tag: the one of its language, whatever the region; English where there is none.</summary>
    public static Locale For(LocaleTag tag) =>
        All.FirstOrDefault(locale => LanguageOf(locale.Tag) == LanguageOf(tag)) ?? All[0];

    /// <summary>Whether there are words in the language of a tag, whatever its region.</summary>
    public static bool Speaks(LocaleTag tag) => All.Any(locale => LanguageOf(locale.Tag) == LanguageOf(tag));

    static string LanguageOf(LocaleTag tag) => tag.ToString().Split('-')[0];
}

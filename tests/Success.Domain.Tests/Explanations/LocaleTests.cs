using System.Text.RegularExpressions;
using Success.Domain.Explanations;

namespace Success.Domain.Tests.Explanations;

public sealed partial class LocaleTests
{
    public static TheoryData<string> Tags => [.. Locale.All.Select(locale => locale.Tag.ToString())];

    [Theory]
    [MemberData(nameof(Tags))]
    public void Table_EveryRow_HasAWordingForEachSide(string tag)
    {
        var locale = Locale.All.Single(locale => locale.Tag.ToString() == tag);

        Assert.Empty(Enum.GetValues<Phrase>().Except(locale.Phrases.Keys));
        Assert.Empty(locale.Phrases.Where(row => row.Value.Provider.Length == 0 || row.Value.Customer.Length == 0).Select(row => row.Key));
        Assert.Equal(12, locale.Formats.Months.Count);
    }

    [Theory]
    [MemberData(nameof(Tags))]
    public void Table_EveryRow_UsesThePlaceholdersOfEnglish(string tag)
    {
        var locale = Locale.All.Single(locale => locale.Tag.ToString() == tag);
        var differing =
            from row in locale.Phrases
            let english = Placeholders(Locale.All[0].Phrases[row.Key].Provider)
            where !Placeholders(row.Value.Provider).SetEquals(english) || !Placeholders(row.Value.Customer).SetEquals(english)
            select row.Key;

        Assert.Empty(differing);
    }

    static HashSet<string> Placeholders(string wording) => [.. Placeholder().Matches(wording).Select(match => match.Groups["name"].Value)];

    [GeneratedRegex(@"\{(?<name>[a-z0-9]+)[|}]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Placeholder();
}

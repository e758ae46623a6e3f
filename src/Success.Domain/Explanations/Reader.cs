using System.Globalization;
using System.Text;

namespace Success.Domain.Explanations;

/// <summary>For whom a sentence is composed.</summary>
/// <param name="Side">Whose words.</param>
/// <param name="Locale">Which language and formats.</param>
/// <param name="Today">The reader's day; days of its year are written without the year.</param>
/// <param name="DayOf">The day of an instant where the reader is.</param>
public sealed record Reader(Side Side, Locale Locale, DateOnly Today, Func<DateTimeOffset, DateOnly> DayOf)
{
    // No forecast of ours is surer than one in a hundred.
    const double LeastChance = 0.01;
    const double LargestChance = 0.99;

    /// <summary>A day in the reader's language.</summary>
    public string Day(DateOnly day) => Locale.Formats.Date(day, Today.Year);

    /// <summary>The day of an instant.</summary>
    public string Day(DateTimeOffset at) => Day(DayOf(at));

    /// <summary>A chance, 0 to 1. What is not quite certain never reads as certain.</summary>
    public string Chance(double share) => share switch
    {
        < LeastChance => Say(Phrase.LessThan, ("share", Locale.Formats.Share(LeastChance))),
        > LargestChance => Say(Phrase.MoreThan, ("share", Locale.Formats.Share(LargestChance))),
        _ => Locale.Formats.Share(share),
    };

    /// <summary>A phrase of the table with its placeholders filled in.</summary>
    /// <param name="phrase">Which.</param>
    /// <param name="values">For each placeholder its text; a count for one that chooses.</param>
    /// <exception cref="InvalidOperationException">A placeholder has no value: the table and its use do not fit together.</exception>
    public string Say(Phrase phrase, params ReadOnlySpan<(string Name, string Value)> values)
    {
        var wording = Locale.Phrases[phrase].For(Side);
        var text = new StringBuilder(wording.Length * 2);
        for (var at = 0; at < wording.Length;)
        {
            var open = wording.IndexOf('{', at);
            if (open < 0)
            {
                return text.Append(wording, at, wording.Length - at).ToString();
            }

            var close = wording.IndexOf('}', open);
            text.Append(wording, at, open - at).Append(Fill(wording[(open + 1)..close], values, phrase));
            at = close + 1;
        }

        return text.ToString();
    }

    static string Fill(string placeholder, ReadOnlySpan<(string Name, string Value)> values, Phrase phrase)
    {
        var parts = placeholder.Split('|');
        foreach (var (name, value) in values)
        {
            if (name == parts[0])
            {
                return parts is [_, var one, var many] ? (value == "1" ? one : many.Replace("#", value, StringComparison.Ordinal)) : value;
            }
        }

        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{phrase} needs a value for '{parts[0]}'."));
    }
}

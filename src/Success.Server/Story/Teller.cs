using System.Globalization;
using Success.Domain;
using Success.Domain.Explanations;
using Success.Domain.Tenancy;

namespace Success.Server.Story;

/// <summary>Writes the story down: in one language, wrapped to the width of the page, coloured where that can be seen.</summary>
sealed class Teller(StoryLanguage language, Page page)
{
    const string Bar = "│ ";

    static readonly string[] EnglishDays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
    static readonly string[] GermanDays = ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"];

    int _chapter;

    /// <summary>In which language.</summary>
    public StoryLanguage Language => language;

    /// <summary>The domain's sentences and formats in that language.</summary>
    public Locale Locale { get; } = Locale.For(LocaleTag.Create(language == StoryLanguage.German ? "de" : "en").Value);

    /// <summary>Where it is written.</summary>
    public Page Page => page;

    /// <summary>The reader's own words.</summary>
    public string In(Words words) => words.In(language);

    /// <summary>The heading of all.</summary>
    public void Title(Words title)
    {
        page.Write(Ink.Strong, In(title).ToUpperInvariant());
        page.Write(Ink.Faint, new string('═', page.Width));
    }

    /// <summary>Begins a chapter.</summary>
    public void Chapter(Words title)
    {
        _chapter++;
        var heading = string.Create(CultureInfo.InvariantCulture, $"── {_chapter} · {In(title)} ");
        page.Space();
        page.Write(Ink.Strong, heading + new string('─', Math.Max(0, page.Width - heading.Length)));
    }

    /// <summary>Tells something, in prose.</summary>
    public void Say(Words prose)
    {
        page.Space();
        page.Wrap(Ink.Plain, "", "", In(prose));
    }

    /// <summary>Says when and where the following happens, and what.</summary>
    public void Moment(DateTimeOffset at, string where, Words what)
    {
        page.Space();
        page.Wrap(Ink.Strong, "", "", $"{Clock(at)} · {where} · {In(what)}");
    }

    /// <summary>What one side says or has before it.</summary>
    public void Side(Side side, params IEnumerable<string> lines)
    {
        var (ink, name) = side == Domain.Side.Provider ? (Ink.Provider, In(("Provider", "Anbieter"))) : (Ink.Customer, In(("Customer", "Kunde")));
        var (first, rest) = ($"  {name,-9}{Bar}", $"  {"",-9}{Bar}");
        foreach (var line in lines)
        {
            page.Wrap(ink, first, rest, line);
            first = rest;
        }
    }

    /// <summary>What one side reads: the sentence that matters, and why.</summary>
    public void Side(Side side, Explanation explanation) => Side(side, [explanation.Headline, string.Join(' ', explanation.Details)]);

    /// <summary>A day and a time: <c>Mon 12 January 06:00</c>.</summary>
    public string Clock(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{Day(DateOnly.FromDateTime(at.UtcDateTime))} {at.UtcDateTime:HH:mm}");

    /// <summary>A day with its weekday.</summary>
    public string Day(DateOnly day) =>
        $"{(language == StoryLanguage.German ? GermanDays : EnglishDays)[(int)day.DayOfWeek]} {Locale.Formats.Date(day, day.Year)}";

    /// <summary>A number to so many decimals.</summary>
    public string Number(double value, int decimals = 0) => Locale.Formats.Number(value, Math.Pow(10, -decimals));

    /// <summary>The reader of a side's sentences at an instant.</summary>
    public Reader ReaderOf(Side side, DateTimeOffset now) =>
        new(side, Locale, DateOnly.FromDateTime(now.UtcDateTime), static at => DateOnly.FromDateTime(at.UtcDateTime));
}

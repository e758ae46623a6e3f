using System.Globalization;
using System.Xml;
using Success.GraphQL;

namespace Success.Gateway.Scalars;

/// <summary>An instant: RFC 3339 with offset, given back in UTC.</summary>
sealed class DateTimeScalar : GraphQLScalar<DateTimeOffset>
{
    static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    public override string Name => "DateTime";

    /// <summary>What is said to whoever writes an instant otherwise.</summary>
    public const string Allowed = "An instant is RFC 3339 with offset, like 2026-03-14T10:15:00Z.";

    /// <summary>Reads an instant; null when the text is none. Without an offset nobody knows which instant is meant.</summary>
    public static DateTimeOffset? Read(string text) =>
        text.Length > 19 && (text[^1] == 'Z' || text[^6] is '+' or '-')
        && DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            ? instant
            : null;

    public override DateTimeOffset Parse(string text) => Read(text) ?? throw new FormatException(Allowed);

    public override string Format(DateTimeOffset value) => value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}

/// <summary>A day.</summary>
sealed class DateScalar : GraphQLScalar<DateOnly>
{
    const string Form = "yyyy-MM-dd";

    public override string Name => "Date";

    public override DateOnly Parse(string text) => DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day
        : throw new FormatException("A day is written like 2026-03-14.");

    public override string Format(DateOnly value) => value.ToString(Form, CultureInfo.InvariantCulture);
}

/// <summary>A time of day.</summary>
sealed class TimeOfDayScalar : GraphQLScalar<TimeOnly>
{
    const string Form = "HH:mm";

    public override string Name => "TimeOfDay";

    public override TimeOnly Parse(string text) => TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        ? time
        : throw new FormatException("A time of day is written like 20:00.");

    public override string Format(TimeOnly value) => value.ToString(Form, CultureInfo.InvariantCulture);
}

/// <summary>A length of time in ISO 8601, without years and months, which have none.</summary>
sealed class DurationScalar : GraphQLScalar<TimeSpan>
{
    // Longer texts are no durations that anybody means.
    const int MaxLength = 40;

    public override string Name => "Duration";

    public override TimeSpan Parse(string text)
    {
        var date = text.Split('T')[0];
        if (text.Length > MaxLength || date.Contains('Y', StringComparison.Ordinal) || date.Contains('M', StringComparison.Ordinal))
        {
            throw NoDuration();
        }

        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception exception) when (exception is FormatException or OverflowException)
        {
            throw NoDuration();
        }
    }

    public override string Format(TimeSpan value) => XmlConvert.ToString(value);

    static FormatException NoDuration() => new("A duration is ISO 8601 without years and months, like P2D or PT36H.");
}

/// <summary>An exact decimal number, as text; a number is read as well.</summary>
sealed class DecimalScalar : GraphQLScalar<decimal>
{
    public override string Name => "Decimal";

    public override decimal Parse(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new FormatException("A decimal number is digits with a point, as text, like \"1250.50\".");

    public override string Format(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    public override bool TakesNumbers => true;
}

/// <summary>A text with a meaning that is checked where it is put to use.</summary>
sealed class TextScalar(string name) : GraphQLScalar<string>
{
    public override string Name => name;

    public override string Parse(string text) => text;

    public override string Format(string value) => value;
}

using System.Globalization;
using Success.Domain.Tenancy;

namespace Success.Gateway.SignIn;

/// <summary>
/// The colours that follow from a workspace's accent. Buttons have the accent itself, with black or white on it, whichever is read better;
/// where the accent is text or a line, it is darkened, or lightened on a dark page, until it is read as well.
/// </summary>
static class PageColors
{
    /// <summary>The contrast that text has at least to what is behind it: level AA of the Web Content Accessibility Guidelines.</summary>
    public const double LeastContrast = 4.5;

    const int Steps = 64;

    static readonly Shade White = new(255, 255, 255);
    static readonly Shade Black = new(0, 0, 0);

    // As in the style sheet.
    static readonly Shade DarkCard = new(0x1b, 0x1e, 0x27);

    /// <summary>The rules that set them.</summary>
    public static string RulesOf(AccentColor accent)
    {
        var fill = Shade.Of(accent);
        var onFill = fill.ContrastTo(White) >= fill.ContrastTo(Black) ? White : Black;
        return $$"""
            :root { --accent: {{Readable(fill, White, Black)}}; --fill: {{fill}}; --on-fill: {{onFill}}; }
            @media (prefers-color-scheme: dark) { :root { --accent: {{Readable(fill, DarkCard, White)}}; } }

            """;
    }

    static Shade Readable(Shade shade, Shade ground, Shade away) => Enumerable.Range(0, Steps + 1)
        .Select(step => shade.Towards(away, (double)step / Steps))
        .First(candidate => candidate.ContrastTo(ground) >= LeastContrast);

    readonly record struct Shade(byte Red, byte Green, byte Blue)
    {
        // Relative luminance as the guidelines define it.
        double Luminance => (0.2126 * Linear(Red)) + (0.7152 * Linear(Green)) + (0.0722 * Linear(Blue));

        public static Shade Of(AccentColor color) => Convert.FromHexString(color.ToString().AsSpan(1)) is [var red, var green, var blue]
            ? new(red, green, blue)
            : throw new FormatException("A colour has three parts.");

        public double ContrastTo(Shade other)
        {
            var (one, two) = (Luminance, other.Luminance);
            return (Math.Max(one, two) + 0.05) / (Math.Min(one, two) + 0.05);
        }

        public Shade Towards(Shade other, double share) => new(Between(Red, other.Red, share), Between(Green, other.Green, share), Between(Blue, other.Blue, share));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"#{Red:x2}{Green:x2}{Blue:x2}");

        static byte Between(byte from, byte to, double share) => (byte)Math.Round(from + ((to - from) * share));

        static double Linear(byte part) => part / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}

using System.Globalization;
using System.Text;

namespace Success.Domain;

/// <summary>The rules for what people type.</summary>
public static class Texts
{
    /// <summary>Longest name of anything, in UTF-16 characters.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Longest note, comment or description, in UTF-16 characters.</summary>
    public const int MaxNoteLength = 4000;

    /// <summary>
    /// A name: one line, trimmed, not empty, at most <see cref="MaxNameLength"/> characters, in normal form C, without control or
    /// bidirectional-override characters (they make one name look like another).
    /// </summary>
    public static Result<string> Name(string? value, string field) => Check(value, field, MaxNameLength, oneLine: true);

    /// <summary>A text of several lines, at most <see cref="MaxNoteLength"/> characters, otherwise as a name.</summary>
    public static Result<string> Note(string? value, string field) => Check(value, field, MaxNoteLength, oneLine: false);

    static Result<string> Check(string? value, string field, int maxLength, bool oneLine)
    {
        if (string.IsNullOrWhiteSpace(value))
        {
            return new DomainError(DomainErrorCode.Invalid, $"A text of 1 to {maxLength} characters is needed here.", field);
        }

        if (value.Length > maxLength)
        {
            return new DomainError(DomainErrorCode.Invalid, $"At most {maxLength} characters fit here; these are {value.Length}.", field);
        }

        foreach (var rune in value.EnumerateRunes())
        {
            if (IsRefused(rune, oneLine))
            {
                return new DomainError(
                    DomainErrorCode.Invalid, string.Create(CultureInfo.InvariantCulture, $"The character U+{rune.Value:X4} is not allowed here."), field);
            }
        }

        return value.Trim().Normalize(NormalizationForm.FormC);
    }

    static bool IsRefused(Rune rune, bool oneLine) => rune.Value switch
    {
        '\n' or '\t' => oneLine,
        '\r' => true,
        // Unpaired surrogates are enumerated as the replacement character.
        0xFFFD => true,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => true,
        _ => Rune.IsControl(rune),
    };
}

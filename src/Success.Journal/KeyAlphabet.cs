using System.Buffers;
using System.Runtime.CompilerServices;

namespace Success.Journal;

/// <summary>The characters that keys are made of, and the checks of them.</summary>
static class KeyAlphabet
{
    static readonly SearchValues<char> Allowed = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789_.:|-");

    /// <summary>Sorts after every key: '}' is the character after '|', the greatest of the alphabet.</summary>
    public const string AfterAll = "}";

    public static void ThrowIfInvalidKey(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, name);
        ThrowIfInvalidPrefix(value, name);
    }

    /// <summary>A prefix is a key that may be empty.</summary>
    public static void ThrowIfInvalidPrefix(string value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        ArgumentNullException.ThrowIfNull(value, name);
        if (value.Length > JournalLimits.MaxKeyLength)
        {
            throw new ArgumentException($"A key has at most {JournalLimits.MaxKeyLength} characters; this one has {value.Length}.", name);
        }

        var wrong = value.AsSpan().IndexOfAnyExcept(Allowed);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"A key is made of a-z, 0-9, '_', '.', ':', '|' and '-'; this one has U+{(int)value[wrong]:X4} at position {wrong}.", name);
        }
    }
}

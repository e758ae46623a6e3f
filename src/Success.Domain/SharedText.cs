namespace Success.Domain;

/// <summary>
/// Keeps one copy of short texts that stand in many accounts: metrics' keys, labels, time zones. What is kept is bounded, so that
/// nobody fills the memory with texts of their own: each has one place, and whoever comes later to it takes it over.
/// </summary>
static class SharedText
{
    // A tenant has at most a few hundred metrics and labels; the places of all cost 32 KB.
    const int Places = 4096;

    static readonly string?[] Known = new string?[Places];

    /// <summary>A text of the same characters, mostly the one that was given out before.</summary>
    public static string Of(string text)
    {
        // Several may meet here: each sees some whole text or none, compares what it sees, and the last one's stays.
        ref var place = ref Known[unchecked((uint)string.GetHashCode(text, StringComparison.Ordinal)) % Places];
        var known = place;
        if (known is not null && string.Equals(known, text, StringComparison.Ordinal))
        {
            return known;
        }

        place = text;
        return text;
    }
}

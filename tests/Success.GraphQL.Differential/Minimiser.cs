namespace Success.GraphQL.Differential;

/// <summary>Makes a text smaller for as long as what is odd about it stays.</summary>
static class Minimiser
{
    // Enough for any document of the generators; a bound because each step asks another process.
    const int MaxSteps = 3_000;

    /// <summary>Removes chunks, large ones first, while <paramref name="staysOdd"/> says yes.</summary>
    public static async Task<string> MinimiseAsync(string text, Func<string, Task<bool>> staysOdd)
    {
        var steps = 0;
        for (var size = Math.Max(1, text.Length / 2); size >= 1; size /= 2)
        {
            for (var at = 0; at < text.Length && steps < MaxSteps; steps++)
            {
                var shorter = text.Remove(at, Math.Min(size, text.Length - at));
                if (IsWellFormed(shorter) && await staysOdd(shorter))
                {
                    text = shorter;
                }
                else
                {
                    at += size;
                }
            }
        }

        return text;
    }

    static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]) && !(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[++i])))
            {
                return false;
            }
        }

        return true;
    }
}

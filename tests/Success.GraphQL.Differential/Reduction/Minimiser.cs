namespace Success.GraphQL.Differential.Reduction;

/// <summary>Makes something smaller for as long as what is odd about it stays.</summary>
static class Minimiser
{
    // Enough for any document of the generators; a bound because each step asks another process.
    const int MaxSteps = 3_000;

    // Chunks of up to this size are tried at every place, not only next to each other: a variable's definition is four tokens, wherever it stands.
    const int MostAnywhere = 8;

    /// <summary>Removes characters while <paramref name="staysOdd"/> says yes.</summary>
    public static async Task<string> MinimiseAsync(string text, Func<string, Task<bool>> staysOdd)
    {
        // Runes, so that no half of a surrogate pair is left.
        var small = await MinimiseAsync([.. text.EnumerateRunes()], runes => staysOdd(string.Concat(runes)));
        return string.Concat(small);
    }

    /// <summary>Removes parts, large chunks of them first, while <paramref name="staysOdd"/> says yes.</summary>
    public static async Task<IReadOnlyList<T>> MinimiseAsync<T>(IReadOnlyList<T> parts, Func<IReadOnlyList<T>, Task<bool>> staysOdd)
    {
        var steps = 0;
        for (var size = Math.Max(1, parts.Count / 2); size >= 1; size = size > MostAnywhere * 2 ? size / 2 : size - 1)
        {
            for (var at = 0; at < parts.Count && steps < MaxSteps; steps++)
            {
                T[] fewer = [.. parts.Take(at), .. parts.Skip(at + size)];
                if (await staysOdd(fewer))
                {
                    parts = fewer;
                }
                else
                {
                    at += size > MostAnywhere ? size : 1;
                }
            }
        }

        return parts;
    }
}

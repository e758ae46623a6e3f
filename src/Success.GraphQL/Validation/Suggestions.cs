namespace Success.GraphQL.Validation;

/// <summary>Names that a mistyped name could have meant, the nearest first, as the reference implementation suggests them.</summary>
static class Suggestions
{
    const int MaxSuggestions = 5;

    // Two edits in five letters still look like a slip.
    const double ToleratedShare = 0.4;

    /// <summary>The names within a few edits of <paramref name="input"/>.</summary>
    public static string[] For(string input, IEnumerable<string> names)
    {
        var threshold = (int)(input.Length * ToleratedShare) + 1;
        return
        [
            .. names.Distinct(StringComparer.Ordinal)
                .Select(name => (Name: name, Distance: Distance(input, name, threshold)))
                .Where(candidate => candidate.Distance <= threshold)
                .OrderBy(candidate => candidate.Distance)
                .ThenBy(candidate => candidate.Name, Comparer<string>.Create(NaturalCompare))
                .Select(candidate => candidate.Name),
        ];
    }

    /// <summary>" Did you mean "a", "b", or "c"?", or nothing.</summary>
    public static string DidYouMean(string[] suggestions, string prefix = "")
    {
        var quoted = suggestions.Take(MaxSuggestions).Select(suggestion => $"\"{suggestion}\"").ToArray();
        var start = " Did you mean " + (prefix.Length > 0 ? prefix + " " : "");
        return quoted.Length switch
        {
            0 => "",
            1 => $"{start}{quoted[0]}?",
            2 => $"{start}{quoted[0]} or {quoted[1]}?",
            _ => $"{start}{string.Join(", ", quoted[..^1])}, or {quoted[^1]}?",
        };
    }

    /// <summary>Compares by character, but numbers in names by their value.</summary>
    public static int NaturalCompare(string? one, string? other)
    {
        var a = one.AsSpan();
        var b = other.AsSpan();
        while (a.Length > 0 && b.Length > 0)
        {
            if (char.IsAsciiDigit(a[0]) && char.IsAsciiDigit(b[0]))
            {
                var digitsA = TakeNumber(ref a);
                var digitsB = TakeNumber(ref b);
                var byLength = digitsA.Length - digitsB.Length;
                var order = byLength != 0 ? byLength : digitsA.SequenceCompareTo(digitsB);
                if (order != 0)
                {
                    return order;
                }
            }
            else if (a[0] != b[0])
            {
                return a[0] - b[0];
            }
            else
            {
                a = a[1..];
                b = b[1..];
            }
        }

        return a.Length - b.Length;
    }

    static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        // A leading zero is a number of its own.
        var length = text[0] == '0' ? 1 : text.IndexOfAnyExceptInRange('0', '9');
        length = length < 0 ? text.Length : length;
        var number = text[..length];
        text = text[length..];
        return number;
    }

    // Edits are insertion, deletion, substitution and the swap of two neighbours; a change of case counts as one, wherever it is.
    static int Distance(string input, string name, int threshold)
    {
        if (input == name)
        {
            return 0;
        }

        var (a, b) = (input.ToLowerInvariant(), name.ToLowerInvariant());
        if (a == b)
        {
            return 1;
        }

        (a, b) = a.Length < b.Length ? (b, a) : (a, b);
        return a.Length - b.Length > threshold ? int.MaxValue : Edits(a, b, threshold);
    }

    static int Edits(string a, string b, int threshold)
    {
        var rows = new[] { new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1] };
        for (var j = 0; j <= b.Length; j++)
        {
            rows[0][j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var (up, current) = (rows[(i - 1) % 3], rows[i % 3]);
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                current[j] = Math.Min(Math.Min(up[j] + 1, current[j - 1] + 1), up[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    current[j] = Math.Min(current[j], rows[(i - 2) % 3][j - 2] + 1);
                }
            }

            if (current.Min() > threshold)
            {
                return int.MaxValue;
            }
        }

        return rows[a.Length % 3][b.Length];
    }
}

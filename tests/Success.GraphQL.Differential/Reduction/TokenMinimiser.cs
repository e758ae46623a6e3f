using System.Text;
using Success.GraphQL.Language;

namespace Success.GraphQL.Differential.Reduction;

/// <summary>Makes a document or a schema smaller, token by token: what brackets enclose goes together with what stands before it, as a field
/// does with its selections, or is left without its brackets; fragments take the places of their spreads.</summary>
static class TokenMinimiser
{
    // Alias, name, arguments and directives of a field.
    const int MaxBefore = 24;

    /// <summary>Removes tokens while <paramref name="staysOdd"/> says yes.</summary>
    /// <param name="text">A text that can be read as tokens.</param>
    /// <param name="staysOdd">Asked often with what is no document.</param>
    public static async Task<string> MinimiseAsync(string text, Func<string, Task<bool>> staysOdd)
    {
        IReadOnlyList<string> tokens = Tokens(text);
        if (!await staysOdd(Join(tokens)))
        {
            // It is the spaces that matter.
            return await Minimiser.MinimiseAsync(text, staysOdd);
        }

        int before;
        do
        {
            before = tokens.Count;
            tokens = await InlineFragmentsAsync(tokens, smaller => staysOdd(Join(smaller)));
            tokens = await RemoveGroupsAsync(tokens, smaller => staysOdd(Join(smaller)));
            tokens = await Minimiser.MinimiseAsync(tokens, smaller => staysOdd(Join(smaller)));
        }
        while (tokens.Count < before);
        return Join(tokens);
    }

    // A fragment takes the place of its last spread.
    static async Task<IReadOnlyList<string>> InlineFragmentsAsync(IReadOnlyList<string> tokens, Func<IReadOnlyList<string>, Task<bool>> staysOdd)
    {
        for (var at = tokens.Count - 2; at >= 0; at--)
        {
            var definition = tokens[at] == "..." ? Definition(tokens, tokens[at + 1]) : null;
            if (definition is var (start, end) && (at < start || at > end))
            {
                var body = tokens.Skip(start + 2).Take(end - start - 1).Prepend("...");
                var inlined = tokens.Select((token, i) => (Token: token, At: i)).Where(one => (one.At < start || one.At > end) && one.At != at + 1)
                    .SelectMany(one => one.At == at ? body : [one.Token]).ToArray();
                tokens = await staysOdd(inlined) ? inlined : tokens;
                at = Math.Min(at, tokens.Count - 1);
            }
        }

        return tokens;
    }

    static (int Start, int End)? Definition(IReadOnlyList<string> tokens, string fragment)
    {
        for (var at = 0; at < tokens.Count - 1; at++)
        {
            if (tokens[at] == "fragment" && tokens[at + 1] == fragment)
            {
                var open = Enumerable.Range(at, tokens.Count - at).FirstOrDefault(i => tokens[i] == "{");
                return Close(tokens, open) is { } close ? (at, close) : null;
            }
        }

        return null;
    }

    static async Task<IReadOnlyList<string>> RemoveGroupsAsync(IReadOnlyList<string> tokens, Func<IReadOnlyList<string>, Task<bool>> staysOdd)
    {
        for (var open = 0; open < tokens.Count; open++)
        {
            if (Close(tokens, open) is not { } close)
            {
                continue;
            }

            for (var first = Math.Max(0, open - MaxBefore); first <= open; first++)
            {
                string[] without = [.. tokens.Take(first), .. tokens.Skip(close + 1)];
                string[] unwrapped = [.. tokens.Take(first), .. tokens.Skip(open + 1).Take(close - open - 1), .. tokens.Skip(close + 1)];
                var smaller = await staysOdd(without) ? without : await staysOdd(unwrapped) ? unwrapped : null;
                if (smaller is not null)
                {
                    tokens = smaller;
                    open = first - 1;
                    break;
                }
            }
        }

        return tokens;
    }

    static int? Close(IReadOnlyList<string> tokens, int open)
    {
        var depth = 0;
        for (var i = open; i < tokens.Count; i++)
        {
            depth += tokens[i] switch { "{" or "(" or "[" => 1, "}" or ")" or "]" => -1, _ => 0 };
            if (depth <= 0)
            {
                return i > open ? i : null;
            }
        }

        return null;
    }

    static string[] Tokens(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var lexer = new Lexer(new Source(bytes));
        var tokens = new List<string>();
        for (var token = lexer.Read(0); token.Kind != TokenKind.EndOfFile; token = lexer.Read(token.End))
        {
            tokens.Add(Encoding.UTF8.GetString(bytes.AsSpan(token.Start, token.End - token.Start)));
        }

        return [.. tokens];
    }

    static string Join(IEnumerable<string> tokens) => string.Join(' ', tokens);
}

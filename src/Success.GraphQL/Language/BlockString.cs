namespace Success.GraphQL.Language;

/// <summary>The semantics of <c>"""</c> strings: common indentation and blank first and last lines are not part of the value.</summary>
static class BlockString
{
    // Longer than this a single line reads better on lines of its own.
    const int LongestInline = 70;

    /// <summary>The specification's BlockStringValue.</summary>
    public static string Dedent(List<string> lines)
    {
        var commonIndent = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = LeadingWhiteSpace(lines[i]);
            if (indent == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            commonIndent = i == 0 ? commonIndent : Math.Min(commonIndent, indent);
        }

        if (first < 0)
        {
            return "";
        }

        var value = lines.Take(last + 1).Select((line, i) => i == 0 ? line : line[Math.Min(commonIndent, line.Length)..]);
        return string.Join('\n', value.Skip(first));
    }

    /// <summary>Whether a block string could carry exactly this value.</summary>
    public static bool CanPrint(string value)
    {
        if (value.Length == 0)
        {
            return true;
        }

        var (isEmptyLine, hasIndent, hasCommonIndent, seenLine) = (true, false, true, false);
        foreach (var c in value)
        {
            switch (c)
            {
                case <= '\b' or '\v' or '\f' or '\r' or '\u000E' or '\u000F':
                    return false;
                case '\n' when isEmptyLine && !seenLine:
                    return false;
                case '\n':
                    (seenLine, isEmptyLine, hasIndent) = (true, true, false);
                    break;
                case '\t' or ' ':
                    hasIndent |= isEmptyLine;
                    break;
                default:
                    hasCommonIndent &= hasIndent;
                    isEmptyLine = false;
                    break;
            }
        }

        return !isEmptyLine && !(hasCommonIndent && seenLine);
    }

    public static string Print(string value)
    {
        var escaped = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n');
        var isSingleLine = lines.Length == 1;
        var mustLead = !isSingleLine && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsInTripleQuotes = escaped.EndsWith("\\\"\"\"", StringComparison.Ordinal);
        var mustTrail = (value.EndsWith('"') && !endsInTripleQuotes) || value.EndsWith('\\');
        var onLinesOfItsOwn = !isSingleLine || value.Length > LongestInline || mustTrail || mustLead || endsInTripleQuotes;
        var mustNotLead = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';

        var lead = (onLinesOfItsOwn && !mustNotLead) || mustLead ? "\n" : "";
        var trail = onLinesOfItsOwn || mustTrail ? "\n" : "";
        return $"\"\"\"{lead}{escaped}{trail}\"\"\"";
    }

    static int LeadingWhiteSpace(string line)
    {
        var trimmed = line.AsSpan().TrimStart(" \t");
        return line.Length - trimmed.Length;
    }
}

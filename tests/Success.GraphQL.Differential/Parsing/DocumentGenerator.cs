using System.Globalization;
using System.Text;

namespace Success.GraphQL.Differential.Parsing;

/// <summary>Writes random documents that follow the grammar, executable and type system alike, with every odd spelling that it allows.</summary>
sealed partial class DocumentGenerator(Random random)
{
    static readonly string[] Names =
        ["a", "b", "id", "name", "on1", "query", "type", "fragment", "input", "_x9", "Type", "schema", "extend", "implements", "repeatable", "mutation"];

    static readonly string[] Separators = [" ", " ", " ", "\n", "\r\n", "\r", "\t", ",", " , ", "  ", "# note\n", "#\"{é\n", "\uFEFF", "\n\n  "];

    static readonly string[] Strings =
    [
        "", "a", "é", "漢字", "🎉", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\uD83C\\uDF89", "\\u{1F389}", "\\u{0}", "\\u{000041}", "x y", "#", "{", "\\t\\b\\f\\r",
        "\u007F", "\u0000", "long text that goes on and on and on and on and on and on and on and on",
    ];

    static readonly string[] BlockLines = ["", "a", "  b", "\tc", "    ", "\\\"\"\"", "é🎉", "\\n", "\"", "# no note", "text \\", "   deep  ", "\"\""];

    readonly StringBuilder _text = new();
    int _depth;

    public string Document()
    {
        var definitions = random.Next(1, 4);
        for (var i = 0; i < definitions; i++)
        {
            if (random.Next(2) == 0)
            {
                Executable();
            }
            else
            {
                TypeSystem();
            }
        }

        return _text.ToString();
    }

    void Executable()
    {
        switch (random.Next(4))
        {
            case 0:
                SelectionSet();
                break;
            case 1:
                Description();
                Tokens("fragment", Name(), "on", Name());
                Directives();
                SelectionSet();
                break;
            default:
                Description();
                Tokens(Pick("query", "mutation", "subscription"));
                Maybe(() => Tokens(Name()));
                Maybe(() => Items("(", VariableDefinition, ")"));
                Directives();
                SelectionSet();
                break;
        }
    }

    void VariableDefinition()
    {
        Description();
        Tokens("$", Name(), ":");
        Type();
        Maybe(() =>
        {
            Tokens("=");
            Value(isConst: true);
        });
        Directives(isConst: true);
    }

    void SelectionSet()
    {
        _depth++;
        Items("{", Selection, "}");
        _depth--;
    }

    void Selection()
    {
        switch (random.Next(_depth > 4 ? 3 : 6))
        {
            case 0 when _depth <= 4:
                Tokens("...");
                Maybe(() => Tokens("on", Name()));
                Directives();
                SelectionSet();
                break;
            case 1:
                Tokens("...", Name());
                Directives();
                break;
            default:
                Maybe(() => Tokens(Name(), ":"));
                Tokens(Name());
                Arguments(isConst: false);
                Directives();
                if (_depth <= 4)
                {
                    Maybe(SelectionSet);
                }

                break;
        }
    }

    void Arguments(bool isConst) => Maybe(() => Items(
        "(",
        () =>
        {
            Tokens(Name(), ":");
            Value(isConst);
        },
        ")"));

    void Directives(bool isConst = false)
    {
        while (random.Next(4) == 0)
        {
            Tokens("@", Name());
            Arguments(isConst);
        }
    }

    void Value(bool isConst)
    {
        _depth++;
        switch (random.Next(_depth > 5 ? 7 : 9))
        {
            case 0:
                Tokens(Pick("0", "-0", "7", "-12", "2147483648", "123456789012345678901234567890"));
                break;
            case 1:
                Tokens(Pick("1.5", "-0.0", "1e10", "1E-3", "6.02e+23", "0.5E5"));
                break;
            case 2:
                Tokens(String());
                break;
            case 3:
                Tokens(Pick("true", "false", "null"));
                break;
            case 4 when !isConst:
                Tokens("$", Name());
                break;
            case 7:
                Tokens("[");
                Repeat(0, 3, () => Value(isConst));
                Tokens("]");
                break;
            case 8:
                Tokens("{");
                Repeat(0, 3, () =>
                {
                    Tokens(Name(), ":");
                    Value(isConst);
                });
                Tokens("}");
                break;
            default:
                Tokens(Name());
                break;
        }

        _depth--;
    }

    void Type()
    {
        if (random.Next(4) == 0)
        {
            Tokens("[");
            Type();
            Tokens("]");
        }
        else
        {
            Tokens(Name());
        }

        Maybe(() => Tokens("!"));
    }

    void Description() => Maybe(() => Tokens(String()), oneIn: 4);

    string Name() => random.Next(6) == 0 ? "n" + random.Next(1000).ToString(CultureInfo.InvariantCulture) : Pick(Names);

    string String()
    {
        if (random.Next(2) == 0)
        {
            return $"\"{string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => Pick(Strings)))}\"";
        }

        var newLine = Pick("\n", "\n", "\r\n", "\r");
        return $"\"\"\"{string.Join(newLine, Enumerable.Range(0, random.Next(5)).Select(_ => Pick(BlockLines)))} \"\"\"";
    }

    void Items(string open, Action item, string close)
    {
        Tokens(open);
        Repeat(1, 4, item);
        Tokens(close);
    }

    void Repeat(int least, int most, Action item)
    {
        for (var i = random.Next(least, most); i > 0; i--)
        {
            item();
        }
    }

    void Maybe(Action write, int oneIn = 2)
    {
        if (random.Next(oneIn) == 0)
        {
            write();
        }
    }

    void Tokens(params ReadOnlySpan<string> tokens)
    {
        foreach (var token in tokens)
        {
            // Only names and numbers need something between them; a run of quotes would read as another token.
            var needsSpace = _text.Length > 0 && (IsWord(token[0]) || token[0] is '"' or '.') && (IsWord(_text[^1]) || _text[^1] is '"' or '.');
            if (needsSpace || random.Next(3) == 0)
            {
                _text.Append(Pick(Separators));
            }

            _text.Append(token);
        }
    }

    static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '-';

    string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}

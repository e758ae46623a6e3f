using System.Text;

namespace Success.Server.Story;

/// <summary>In which ink something is written; without colours all are the same.</summary>
enum Ink
{
    /// <summary>Prose.</summary>
    Plain,

    /// <summary>Headings.</summary>
    Strong,

    /// <summary>What need not be read.</summary>
    Faint,

    /// <summary>The provider's side.</summary>
    Provider,

    /// <summary>The customer's side.</summary>
    Customer,
}

/// <summary>A page of so many columns. Blank lines never follow each other.</summary>
/// <param name="width">Columns.</param>
/// <param name="coloured">Whether colours can be seen.</param>
/// <param name="write">Takes a line.</param>
sealed class Page(int width, bool coloured, Action<string> write)
{
    const string Reset = "\e[0m";

    bool _isBlank = true;

    /// <summary>Columns.</summary>
    public int Width => width;

    /// <summary>A blank line, unless there is one.</summary>
    public void Space()
    {
        if (!_isBlank)
        {
            write("");
            _isBlank = true;
        }
    }

    /// <summary>A line as it is.</summary>
    public void Write(Ink ink, string line)
    {
        write(Paint(ink, line.TrimEnd()));
        _isBlank = false;
    }

    /// <summary>A text in as many lines as it needs; the first begins with one thing, the others with another of the same length.</summary>
    public void Wrap(Ink ink, string first, string rest, string text)
    {
        var (line, begin) = (new StringBuilder(), first);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && begin.Length + line.Length + 1 + word.Length > width)
            {
                Line(ink, begin, line.ToString());
                line.Clear();
                begin = rest;
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        if (line.Length > 0)
        {
            Line(ink, begin, line.ToString());
        }
    }

    // Of a line with a margin only the margin is coloured: long texts are read in the terminal's own ink.
    void Line(Ink ink, string margin, string text)
    {
        write(margin.Length > 0 ? Paint(ink, margin) + text : Paint(ink, text));
        _isBlank = false;
    }

    string Paint(Ink ink, string text) => !coloured || ink == Ink.Plain ? text : ink switch
    {
        Ink.Strong => "\e[1m",
        Ink.Faint => "\e[2m",
        Ink.Provider => "\e[36m",
        _ => "\e[33m",
    } + text + Reset;
}

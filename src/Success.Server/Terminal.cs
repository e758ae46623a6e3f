#pragma warning disable RS0030 // This is the program's own console class; everything else writes through it.
namespace Success.Server;

/// <summary>What the command line says: results on standard output, progress and complaints on standard error.</summary>
static class Terminal
{
    // What is written to a file or a pipe is as wide as a page of prose, the same everywhere.
    const int UsualColumns = 96;
    const int FewestColumns = 80;
    const int MostColumns = 120;

    static int _progressLength;

    /// <summary>Columns of a page.</summary>
    public static int Columns => Console.IsOutputRedirected ? UsualColumns : Math.Clamp(Console.WindowWidth - 1, FewestColumns, MostColumns);

    /// <summary>Whether colours can be seen and are wanted (https://no-color.org).</summary>
    public static bool IsColoured =>
        !Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") is not (null or "" or "dumb");

    /// <summary>Says a line.</summary>
    public static void Say(string line = "")
    {
        EndProgress();
        Console.Out.WriteLine(line);
    }

    /// <summary>Says what went wrong.</summary>
    public static void Complain(string line)
    {
        EndProgress();
        Console.Error.WriteLine(line);
    }

    /// <summary>Shows how far something long has come, in place of what it showed before. Only to a person.</summary>
    public static void ShowProgress(string text)
    {
        if (!Console.IsErrorRedirected)
        {
            Console.Error.Write('\r' + text.PadRight(_progressLength));
            _progressLength = text.Length;
        }
    }

    static void EndProgress()
    {
        if (_progressLength > 0)
        {
            Console.Error.Write('\r' + new string(' ', _progressLength) + '\r');
            _progressLength = 0;
        }
    }
}

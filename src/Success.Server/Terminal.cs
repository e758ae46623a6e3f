#pragma warning disable RS0030 // This is the program's own console class; everything else writes through it.
namespace Success.Server;

/// <summary>What the command line says: results on standard output, progress and complaints on standard error.</summary>
static class Terminal
{
    static int _progressLength;

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

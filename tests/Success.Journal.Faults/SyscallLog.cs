using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Success.Journal.Faults;

/// <summary>Something that a process did to the world outside, in the order in which it happened.</summary>
public abstract record Deed
{
    Deed()
    {
    }

    /// <summary>Bytes written to a file; not durable yet.</summary>
    public sealed record Write(string File, long Offset, byte[] Bytes) : Deed;

    /// <summary>A file's length set; not durable yet.</summary>
    public sealed record Truncate(string File, long Length) : Deed;

    /// <summary>A file removed; not durable yet.</summary>
    public sealed record Remove(string File) : Deed;

    /// <summary>A second name for a file; durable with its folder.</summary>
    public sealed record Link(string File, string To) : Deed;

    /// <summary>Another name for a file; durable with its folder.</summary>
    public sealed record Rename(string File, string To) : Deed;

    /// <summary>A sync that has returned: everything done to the file before deed number <paramref name="Begun"/> is durable.</summary>
    public sealed record Sync(string File, int Begun) : Deed;

    /// <summary>Text said on a pipe; standard output is one, under a number of the runtime's choice.</summary>
    public sealed record Say(string Text) : Deed;
}

/// <summary>Reads the deeds out of a log of <c>strace -f -y -xx</c>.</summary>
public static partial class SyscallLog
{
    /// <summary>What must be traced for it.</summary>
    public const string Calls = "pwrite64,write,fdatasync,fsync,ftruncate,unlink,link,rename";

    public static IReadOnlyList<Deed> Read(IEnumerable<string> lines)
    {
        var deeds = new List<Deed>();
        var syncing = new Dictionary<string, Deed.Sync>();
        foreach (var line in lines)
        {
            if (Resumed().Match(line) is { Success: true } resumed)
            {
                if (syncing.Remove(resumed.Groups["thread"].Value, out var sync))
                {
                    deeds.Add(sync);
                }
            }
            else if (Call().Match(line) is { Success: true } call && Parse(call, deeds.Count) is { } deed)
            {
                if (deed is Deed.Sync sync && line.EndsWith("<unfinished ...>", StringComparison.Ordinal))
                {
                    syncing[call.Groups["thread"].Value] = sync;
                }
                else
                {
                    deeds.Add(deed);
                }
            }
        }

        return deeds;
    }

    static Deed? Parse(Match call, int count)
    {
        var arguments = call.Groups["arguments"].Value;
        var file = FileArgument().Match(arguments);
        var path = file.Success ? Path.GetFileName(Encoding.UTF8.GetString(Unescape(file.Groups["path"].Value))) : "";
        switch (call.Groups["name"].Value)
        {
            case "pwrite64" when Data().Match(arguments) is { Success: true } data:
                return new Deed.Write(path, Number(data.Groups["offset"].Value), Unescape(data.Groups["text"].Value));
            case "write" when path.StartsWith("pipe:", StringComparison.Ordinal) && Data().Match(arguments) is { Success: true } said:
                return new Deed.Say(Encoding.UTF8.GetString(Unescape(said.Groups["text"].Value)));
            case "ftruncate" when LengthArgument().Match(arguments) is { Success: true } length:
                return new Deed.Truncate(path, Number(length.Groups["length"].Value));
            case "fdatasync" or "fsync":
                return new Deed.Sync(path, count);
            case "unlink":
                return Names(arguments) is [var removed] ? new Deed.Remove(removed) : null;
            case "link":
                return Names(arguments) is [var existing, var added] ? new Deed.Link(existing, added) : null;
            case "rename":
                return Names(arguments) is [var before, var after] ? new Deed.Rename(before, after) : null;
            default:
                return null;
        }
    }

    static string[] Names(string arguments) =>
        [.. Quoted().Matches(arguments).Select(name => Path.GetFileName(Encoding.UTF8.GetString(Unescape(name.Groups["text"].Value))))];

    static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    /// <summary>With -xx every byte of a string is written as <c>\xHH</c>.</summary>
    static byte[] Unescape(string text) =>
        text.StartsWith("\\x", StringComparison.Ordinal) ? Convert.FromHexString(text.Replace("\\x", "", StringComparison.Ordinal)) : Encoding.UTF8.GetBytes(text);

    [GeneratedRegex(@"^(?<thread>\d+) +(?<name>[a-z0-9]+)\((?<arguments>.*)$", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Call();

    [GeneratedRegex(@"^(?<thread>\d+) +<\.\.\. (fdatasync|fsync) resumed>.*= 0$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Resumed();

    [GeneratedRegex(@"^\d+<(?<path>[^>]*)>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FileArgument();

    [GeneratedRegex(@"""(?<text>[^""]*)"", \d+(, (?<offset>\d+))?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Data();

    [GeneratedRegex(@">, (?<length>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex LengthArgument();

    [GeneratedRegex(@"""(?<text>[^""]*)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Quoted();
}

using System.Runtime.CompilerServices;

namespace Success.Journal.Tests;

/// <summary>Texts that are committed beside the tests. SUCCESS_UPDATE_SNAPSHOTS=1 writes them anew, for the diff to be read.</summary>
static class Snapshots
{
    public static void Check(string name, string actual, [CallerFilePath] string caller = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(caller)!, "Snapshots", name);
        if (Environment.GetEnvironmentVariable("SUCCESS_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.ReadAllText(path), actual);
    }
}

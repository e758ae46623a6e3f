using System.Diagnostics;
using Success.Testing;

namespace Success.GraphQL.Differential;

/// <summary>The folder of the reference implementation, with its pinned package installed.</summary>
static class ReferencePackage
{
    static readonly Lazy<string> Folder = new(Install);

    public static string Installed() => Folder.Value;

    static string Install()
    {
        var folder = Path.Combine(RepositoryRoot(), "tests", "Success.GraphQL.Differential", "Reference");
        var lockFile = Path.Combine(folder, "package-lock.json");
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        if (!File.Exists(installed) || File.GetLastWriteTimeUtc(installed) < File.GetLastWriteTimeUtc(lockFile))
        {
            // Two suites that start at the same moment must not install into one folder.
            using var turn = new Mutex(initiallyOwned: false, "success-graphql-reference");
            turn.WaitOne();
            try
            {
                RunNpm(folder);
            }
            finally
            {
                turn.ReleaseMutex();
            }
        }

        return folder;
    }

    static void RunNpm(string folder)
    {
        var npm = RequiredProgram.Path("npm", "npm");
        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
        })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in {folder} failed, and without the reference implementation nothing can be judged: {error}");
        }
    }

    static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Success.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No Success.sln above {AppContext.BaseDirectory}.");
    }
}

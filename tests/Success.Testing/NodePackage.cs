using System.Diagnostics;

namespace Success.Testing;

/// <summary>
/// A folder with a <c>package.json</c> and its lock file, whose pinned packages a test runs. They are installed when they are missing or
/// older than the lock file; when that fails, so does the test: it never skips.
/// </summary>
public static class NodePackage
{
    /// <summary>The folder, its packages installed.</summary>
    /// <param name="path">From the repository's root.</param>
    /// <exception cref="InvalidOperationException">npm is missing, or could not install them.</exception>
    public static string Installed(string path)
    {
        var folder = Path.Combine(RepositoryRoot(), path);
        if (!IsInstalled(folder))
        {
            // Two suites that start at the same moment must not install into one folder.
            using var turn = new Mutex(initiallyOwned: false, "success-npm-" + path.Replace('/', '-'));
            turn.WaitOne();
            try
            {
                Install(folder);
            }
            finally
            {
                turn.ReleaseMutex();
            }
        }

        return folder;
    }

    /// <summary>Starts one of the folder's scripts.</summary>
    /// <param name="path">The folder from the repository's root.</param>
    /// <param name="arguments">Node's arguments; the script first, by its name in the folder.</param>
    public static Process Start(string path, params IEnumerable<string> arguments) =>
        Process.Start(new ProcessStartInfo(RequiredProgram.Path("node", "nodejs"), arguments)
        {
            WorkingDirectory = Installed(path),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["NODE_ENV"] = "production" },
        })!;

    static bool IsInstalled(string folder)
    {
        var installed = Path.Combine(folder, "node_modules", ".package-lock.json");
        return File.Exists(installed) && File.GetLastWriteTimeUtc(installed) >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"));
    }

    static void Install(string folder)
    {
        if (IsInstalled(folder))
        {
            return;
        }

        var npm = RequiredProgram.Path("npm", "npm");
        using var process = Process.Start(new ProcessStartInfo(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        output.GetAwaiter().GetResult();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'npm ci' in {folder} failed, and what needs its packages cannot run: {error}");
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

using System.Diagnostics;

namespace Success.Testing;

/// <summary>
/// A program outside .NET that a test cannot do without. It is installed from Debian's packages when it is missing; when that
/// fails, so does the test: it never skips.
/// </summary>
public static class RequiredProgram
{
    static readonly Lock Installing = new();

    /// <summary>The path of <paramref name="program"/>, installed first if need be.</summary>
    /// <param name="program">The command's name, for example <c>strace</c>.</param>
    /// <param name="package">The Debian package that holds it.</param>
    /// <exception cref="InvalidOperationException">It is missing and cannot be installed; the message says what to install.</exception>
    public static string Path(string program, string package)
    {
        lock (Installing)
        {
            return Find(program) ?? Install(program, package);
        }
    }

    static string? Find(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => System.IO.Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);

    static string Install(string program, string package)
    {
        // apt-get waits for another installer that holds the lock instead of failing at once.
        var failure = Run("apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", package) is null
            ? null
            : Run("apt-get", "update") ?? Run("apt-get", "-o", "DPkg::Lock::Timeout=120", "install", "-y", "--no-install-recommends", package);

        return Find(program) ?? throw new InvalidOperationException(
            $"This test needs '{program}' (Debian package '{package}'). Install it and run again. {failure}");
    }

    static string? Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments)
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            })!;
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEnd();
            process.WaitForExit();
            output.GetAwaiter().GetResult();
            return process.ExitCode == 0 ? null : error.Trim();
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }
}

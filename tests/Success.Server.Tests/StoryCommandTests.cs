using System.Runtime.CompilerServices;
using Success.Testing;

namespace Success.Server.Tests;

/// <summary>
/// The story as a stranger runs it. What it prints stands in files that a person can read; when it changes, they are written anew and the
/// test fails once, so that the difference is read before it is committed; in CI it only fails.
/// </summary>
public sealed class StoryCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // On a Thursday the series that end on one lie a week further back than the others.
    [Theory]
    [InlineData("en", "2026-03-20", "story.en.txt")]
    [InlineData("de", "2026-03-19", "story.de.txt")]
    public async Task Story_OnADay_IsThatOfTheFileAndTheSameAfterARestart(string locale, string today, string name)
    {
        var (exitCode, output, errors) = await CommandLine.RunAsync("story", "--locale", locale, "--today", today);

        Assert.Equal((0, ""), (exitCode, errors));
        var file = PathOf(name);
        var committed = File.Exists(file) ? await File.ReadAllTextAsync(file) : "";
        if (output != committed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            await File.WriteAllTextAsync(file, output);
        }

        Assert.Equal(committed, output);
    }

    [Theory]
    [InlineData("2000-01-01")]
    [InlineData("2099-12-31")]
    public async Task Story_OnItsFirstAndLastDay_IsTold(string today)
    {
        var (exitCode, output, errors) = await CommandLine.RunAsync("story", "--today", today);

        Assert.Equal((0, ""), (exitCode, errors));
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 96));
    }

    [Fact]
    public async Task Story_WithAFolder_LeavesAJournalThatVerifiesAndIsNotToldOver()
    {
        var told = await CommandLine.RunAsync("story", "--data", _folder.Path, "--today", "2026-03-17");
        var verified = await CommandLine.RunAsync("verify", _folder.File("story.db"));
        var again = await CommandLine.RunAsync("story", "--data", _folder.Path);

        Assert.Equal(0, told.ExitCode);
        Assert.EndsWith($"\n{_folder.File("story.db")}\n", told.Output, StringComparison.Ordinal);
        Assert.EndsWith(": sound.\n", verified.Output, StringComparison.Ordinal);
        Assert.Equal(2, again.ExitCode);
        Assert.Equal($"There is a story in '{_folder.File("story.db")}' already; choose another folder, or delete it.\n", again.Errors);
        Assert.Equal("", again.Output);
    }

    [Theory]
    [InlineData("--locale", "fr", "'fr' is no locale of the story: choose one of en, de.")]
    [InlineData("--today", "tomorrow", "'tomorrow' is no day of the story: it is written like 2026-03-20, from 2000-01-01 to 2099-12-31.")]
    [InlineData("--today", "1999-12-31", "'1999-12-31' is no day of the story: it is written like 2026-03-20, from 2000-01-01 to 2099-12-31.")]
    [InlineData("--today", "2100-01-01", "'2100-01-01' is no day of the story: it is written like 2026-03-20, from 2000-01-01 to 2099-12-31.")]
    public async Task Story_OptionThatCannotBe_IsRefused(string option, string value, string expected)
    {
        var (exitCode, _, errors) = await CommandLine.RunAsync("story", option, value);

        Assert.NotEqual(0, exitCode);
        Assert.StartsWith(expected + "\n", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Story_DataThatIsAFile_SaysSo()
    {
        await File.WriteAllTextAsync(_folder.File("taken"), "something else");

        var (exitCode, _, errors) = await CommandLine.RunAsync("story", "--data", _folder.File("taken"));

        Assert.Equal(2, exitCode);
        Assert.Contains("taken", errors, StringComparison.Ordinal);
        Assert.Equal("something else", await File.ReadAllTextAsync(_folder.File("taken")));
    }

    static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}

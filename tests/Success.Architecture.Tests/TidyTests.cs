using System.Text.RegularExpressions;

namespace Success.Architecture.Tests;

/// <summary>What no compiler checks: names of folders, leftovers, suppressions without a reason, links that lead nowhere.</summary>
public sealed partial class TidyTests
{
    /// <summary>Folders are concepts of the product, not kinds of classes.</summary>
    static readonly string[] ForbiddenFolders =
        ["Models", "Services", "Helpers", "Managers", "Utils", "Utilities", "Common", "Handlers", "Interfaces", "Shared", "Misc"];

    [Fact]
    public void SourceFolder_IsNamedForAConcept() =>
        Assert.Empty(Repository.SourceFolders().Where(folder => ForbiddenFolders.Contains(Path.GetFileName(folder))));

    [Fact]
    public void SourceFile_HasNoLeftovers() =>
        Assert.Empty(Offences(Leftover(), ".cs", ".csproj", ".props", ".targets"));

    [Fact]
    public void Suppression_GivesItsReasonOnTheSameLine() =>
        Assert.Empty(Offences(BareSuppression(), ".cs"));

    [Fact]
    public void Test_IsNeverSkipped() =>
        Assert.Empty(Offences(SkippedTest(), ".cs"));

    [Fact]
    public void TrackedText_NamesNoMachinePath() =>
        Assert.Empty(Offences(MachinePath(), ".cs", ".md", ".json", ".yml", ".props", ".targets", ".csproj", ".sh"));

    [Fact]
    public void DocumentLink_LeadsToAFile() =>
        Assert.Empty(
            from document in Repository.Files(".md")
            from Match link in RelativeLink().Matches(Repository.Read(document))
            let target = link.Groups["target"].Value
            let path = Path.GetFullPath(Path.Combine(Repository.Root, Path.GetDirectoryName(document)!, target))
            where !File.Exists(path) && !Directory.Exists(path)
            select $"{document} → {target}");

    static IEnumerable<string> Offences(Regex offence, params string[] endings) =>
        from file in Repository.Files(endings)
        where !file.EndsWith("/TidyTests.cs", StringComparison.Ordinal)
        from line in Repository.Read(file).Split('\n').Index()
        where offence.IsMatch(line.Item)
        select $"{file}:{line.Index + 1}: {line.Item.Trim()}";

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Leftover();

    [GeneratedRegex(@"#pragma warning disable\s+[\w, ]+$|SuppressMessage\((?!.*Justification)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex BareSuppression();

    [GeneratedRegex(@"\bSkip\s*=\s*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"(^|[\s""'(=])/(work|home|root|Users)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"\]\((?<target>(?![a-z]+:|#)[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RelativeLink();
}

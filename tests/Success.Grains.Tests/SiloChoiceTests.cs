using System.Runtime.CompilerServices;

namespace Success.Grains.Tests;

/// <summary>Two files decide on whose silo the grains run; no other one names either.</summary>
public class SiloChoiceTests
{
    [Fact]
    public void GrainFile_NamesNoSilo_ButTheTwoThatDecide()
    {
        var folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../src/Success.Grains"));
        var naming = System.IO.Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => File.ReadAllText(file) is var text
                && (text.Contains("Success.Silo", StringComparison.Ordinal) || text.Contains("Orleans", StringComparison.Ordinal)))
            .Select(Path.GetFileName);

        Assert.Equal(["GlobalUsings.cs", "SiloHosting.cs"], naming.Order(StringComparer.Ordinal));
    }

    static string Here([CallerFilePath] string path = "") => path;
}

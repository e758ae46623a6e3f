using System.Globalization;
using System.Xml.Linq;

namespace Success.Architecture.Tests;

/// <summary>References between projects point one way: Domain ← Grains ← Gateway ← Server; the engines know no product.</summary>
public sealed class ReferenceTests
{
    static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Success.Domain"] = [],
        ["Success.Journal"] = [],
        ["Success.Silo"] = ["Success.Journal"],
        ["Success.GraphQL"] = [],
        ["Success.GraphQL.AspNetCore"] = ["Success.GraphQL"],
        ["Success.Grains"] = ["Success.Domain", "Success.Journal", "Success.Silo"],
        ["Success.Gateway"] = ["Success.Domain", "Success.Grains", "Success.GraphQL", "Success.GraphQL.AspNetCore", "Success.Journal", "Success.Silo"],
        ["Success.Server"] = ["Success.Domain", "Success.Gateway", "Success.Grains", "Success.GraphQL", "Success.GraphQL.AspNetCore", "Success.Journal", "Success.Silo"],
    };

    public static TheoryData<string> SourceProjects => [.. Repository.Files(".csproj").Where(path => path.StartsWith("src/", StringComparison.Ordinal))];

    public static TheoryData<string> TestProjects => [.. Repository.Files("Tests.csproj").Where(path => path.StartsWith("tests/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void SourceProject_References_PointOnlyWhereTheArchitectureAllows(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);
        var references = XDocument.Parse(Repository.Read(project)).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

        Assert.True(Allowed.TryGetValue(name, out var allowed), $"{name} has no row in the table of allowed references.");
        Assert.Empty(references.Except(allowed));
    }

    [Theory]
    [MemberData(nameof(SourceProjects))]
    public void SourceProject_HasItsTestProject(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);

        Assert.True(File.Exists(Path.Combine(Repository.Root, $"tests/{name}.Tests/{name}.Tests.csproj")), $"{name} has no test project.");
    }

    [Theory]
    [MemberData(nameof(TestProjects))]
    public void TestProject_StatesItsTimeBudget(string project) =>
        Assert.True(
            int.TryParse(XDocument.Parse(Repository.Read(project)).Descendants("SuiteBudgetSeconds").SingleOrDefault()?.Value, CultureInfo.InvariantCulture, out var seconds)
                && seconds is > 0 and <= 240,
            $"{project} needs a SuiteBudgetSeconds of at most four minutes.");

    [Fact]
    public void Solution_HoldsEveryProject()
    {
        var solution = Repository.Read("Success.sln").Replace('\\', '/');

        Assert.Empty(Repository.Files(".csproj").Where(project => !solution.Contains(project, StringComparison.Ordinal)));
    }
}

namespace Success.Server.Tests;

/// <summary>Where the repository is whose tests these are.</summary>
static class Repository
{
    public static string Root { get; } = Find();

    static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Success.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of their repository.");
        }

        return folder;
    }
}

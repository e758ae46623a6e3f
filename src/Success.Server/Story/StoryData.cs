namespace Success.Server.Story;

/// <summary>The files that come with the program; what they are and whose stands in <c>Story/Data/README.md</c>.</summary>
static class StoryData
{
    /// <summary>The rows of a file without its first line, each split at its commas: no field of these files holds one.</summary>
    public static IEnumerable<string[]> Rows(string file)
    {
        using var stream = typeof(StoryData).Assembly.GetManifestResourceStream($"Story/{file}")
            ?? throw new InvalidOperationException($"The program was built without 'Story/{file}'.");
        using var reader = new StreamReader(stream);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            yield return line.Split(',');
        }
    }
}

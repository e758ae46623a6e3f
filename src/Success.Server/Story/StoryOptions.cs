namespace Success.Server.Story;

/// <summary>How the story is told.</summary>
/// <param name="Today">The day on which it ends.</param>
/// <param name="Language">In which language.</param>
/// <param name="Folder">Where the journal is kept; null for a folder that is deleted at the end.</param>
sealed record StoryOptions(DateOnly Today, StoryLanguage Language, DirectoryInfo? Folder)
{
    /// <summary>Name of the journal's file in the folder.</summary>
    public const string FileName = "story.db";

    /// <summary>First day on which a story can end: its beginning must lie in the time that the domain keeps.</summary>
    public static readonly DateOnly FirstDay = new(2000, 1, 1);

    /// <summary>Last day on which a story can end, inclusive.</summary>
    public static readonly DateOnly LastDay = new(2099, 12, 31);
}

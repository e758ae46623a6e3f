namespace Success.Server.Story;

/// <summary>The same in both languages of the story.</summary>
readonly record struct Words(string English, string German)
{
    public static implicit operator Words((string English, string German) both) => new(both.English, both.German);

    /// <summary>The one that the reader reads.</summary>
    public string In(StoryLanguage language) => language == StoryLanguage.German ? German : English;
}

/// <summary>The languages in which the story is told.</summary>
enum StoryLanguage
{
    /// <summary>English.</summary>
    English,

    /// <summary>German.</summary>
    German,
}

namespace Success.Domain.Explanations;

/// <summary>What is said about something, in a reader's words.</summary>
/// <param name="Headline">The one sentence that matters.</param>
/// <param name="Details">Why, in the order in which one would ask; perhaps none.</param>
public sealed record Explanation(string Headline, IReadOnlyList<string> Details)
{
    /// <summary>All sentences as one text.</summary>
    public string Text => string.Join(' ', [Headline, .. Details]);
}

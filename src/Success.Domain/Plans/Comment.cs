using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>Something that was said about a plan or a part of it. The words are the text <c>cmt_….text</c>.</summary>
/// <param name="Id">Its id.</param>
/// <param name="About">Id of what it is about: the plan, or a part of it.</param>
/// <param name="By">Who said it.</param>
/// <param name="At">When.</param>
/// <param name="Audience">Who may read it.</param>
public sealed record Comment(Id<Comment> Id, string About, Who By, DateTimeOffset At, CommentAudience Audience) : IIdentified, IEntity<Comment>
{
    /// <inheritdoc/>
    public static string Prefix => "cmt";
}

/// <summary>Who may read a comment.</summary>
public enum CommentAudience
{
    /// <summary>The author's own side only. What the provider writes without saying otherwise.</summary>
    Internal,

    /// <summary>Both sides. What the customer writes without saying otherwise.</summary>
    Shared,
}

using Success.Domain;

namespace Success.Gateway.Errors;

/// <summary>Why something was refused.</summary>
/// <param name="Code">The kind of refusal.</param>
/// <param name="Field">Path of the input field that is to blame, in the client's words; null for the whole.</param>
/// <param name="Message">A sentence for people.</param>
public sealed record UserErrorNode(DomainErrorCode Code, string? Field, string Message)
{
    /// <summary>A refusal as a list: everything that is wrong with a form, or the one thing that is.</summary>
    /// <param name="refusal">The refusal.</param>
    /// <param name="fieldOf">The client's field for the domain's.</param>
    /// <param name="sentenceOf">The client's sentence for the domain's.</param>
    internal static IReadOnlyList<UserErrorNode> Of(DomainError refusal, Func<string, string>? fieldOf = null, Func<string, string>? sentenceOf = null) =>
        [.. (refusal.Details is { Count: > 0 } details ? details : [refusal]).Select(one => One(sentenceOf is null ? one : one with { Message = sentenceOf(one.Message) }, fieldOf))];

    internal static UserErrorNode One(DomainError refusal, Func<string, string>? fieldOf = null) =>
        new(refusal.Code, refusal.Field is { } field && fieldOf is not null ? fieldOf(field) : refusal.Field, refusal.Message);
}

namespace Success.Domain;

/// <summary>Why the domain refuses. Refusals are values; nothing is changed by a command that is refused.</summary>
public enum DomainErrorCode
{
    /// <summary>The input breaks a rule by itself; the same input will be refused again.</summary>
    Invalid,

    /// <summary>It does not exist, or the caller may not see it: the two are not told apart.</summary>
    NotFound,

    /// <summary>It contradicts something that already stands, for example a key that is taken.</summary>
    Conflict,

    /// <summary>The caller sees it but may not do this to it.</summary>
    Forbidden,

    /// <summary>A named limit is reached.</summary>
    LimitReached,

    /// <summary>What the caller saw has changed since; look again and decide again.</summary>
    Stale,

    /// <summary>A part of the input is of a kind that this release does not do.</summary>
    Unsupported,
}

/// <summary>A refusal: what, why, and where in the input.</summary>
/// <param name="Code">The kind of refusal, stable for programs.</param>
/// <param name="Message">A sentence for people: what is wrong, why, and what is allowed.</param>
/// <param name="Field">Path of the input field that is to blame, in camelCase (<c>changes[2].terms.due</c>), or null for the whole.</param>
public sealed record DomainError(DomainErrorCode Code, string Message, string? Field = null)
{
    /// <summary>
    /// Everything that is wrong with a form, when more than one thing is: each with its own field, so that a person mends all of them
    /// at once. Empty when this refusal says it all. Gathered by <see cref="Refusals"/>.
    /// </summary>
    public IReadOnlyList<DomainError> Details { get; init; } = [];

    /// <summary>The same refusal with its field seen from one level further out.</summary>
    public DomainError Within(string field) => this with
    {
        Field = Field is null ? field : Field.StartsWith('[') ? field + Field : $"{field}.{Field}",
        Details = Details.Count == 0 ? Details : [.. Details.Select(detail => detail.Within(field))],
    };
}

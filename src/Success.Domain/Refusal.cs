namespace Success.Domain;

/// <summary>The refusals that decisions state most, in the order in which they read: where, and why.</summary>
static class Refusal
{
    public static DomainError Invalid(string field, string message) => new(DomainErrorCode.Invalid, message, field);

    public static DomainError NotFound(string field, string message) => new(DomainErrorCode.NotFound, message, field);

    public static DomainError Conflict(string? field, string message) => new(DomainErrorCode.Conflict, message, field);

    public static DomainError Forbidden(string? field, string message) => new(DomainErrorCode.Forbidden, message, field);

    public static DomainError LimitReached(string? field, string message) => new(DomainErrorCode.LimitReached, message, field);

    public static DomainError Stale(string field, string message) => new(DomainErrorCode.Stale, message, field);
}

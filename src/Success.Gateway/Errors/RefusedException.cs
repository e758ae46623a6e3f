using Success.Domain;

namespace Success.Gateway.Errors;

/// <summary>A field of a query is refused: an argument is wrong, or the caller may not ask for it. (Mutations say so in their payloads.)</summary>
/// <param name="refusal">What and why.</param>
public sealed class RefusedException(DomainError refusal) : Exception(refusal?.Message)
{
    /// <summary>What and why.</summary>
    public DomainError Refusal { get; } = refusal ?? throw new ArgumentNullException(nameof(refusal));
}

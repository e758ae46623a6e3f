using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Server.Story;

/// <summary>Somebody who takes part, or a program that does.</summary>
/// <param name="Audience">With the rights of.</param>
sealed record Participant(Audience Audience)
{
    /// <summary>The side.</summary>
    public Side Side => Audience.Side;
}

using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Tenancy;

/// <summary>What is to change among a tenant's sessions and links to sign in by: first in the store, then in memory.</summary>
sealed record AccessChange
{
    public static AccessChange None { get; } = new();

    public ImmutableArray<Session> KeptSessions { get; init; } = [];

    public ImmutableArray<Id<Session>> DroppedSessions { get; init; } = [];

    public ImmutableArray<SignInLink> KeptLinks { get; init; } = [];

    public ImmutableArray<Id<SignInLink>> DroppedLinks { get; init; } = [];

    public bool IsNone => KeptSessions.IsEmpty && DroppedSessions.IsEmpty && KeptLinks.IsEmpty && DroppedLinks.IsEmpty;
}

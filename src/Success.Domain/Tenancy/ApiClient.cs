namespace Success.Domain.Tenancy;

/// <summary>An integration of one side. What it is for never changes; whoever needs something else creates another. Its name is a text.</summary>
public sealed record ApiClient : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "cli";

    /// <summary>Its id, which is part of its key.</summary>
    public required Id<ApiClient> Id { get; init; }

    /// <summary>For whom it acts.</summary>
    public required Side Side { get; init; }

    /// <summary>What it may do.</summary>
    public required ClientScopes Scopes { get; init; }

    /// <summary>The accounts that it has to do with; a customer's client is always bound to some.</summary>
    public required AccountScope Accounts { get; init; }

    /// <summary>From this instant on it is refused.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Hash of its secret.</summary>
    public required SecretHash Secret { get; init; }

    /// <summary>Its secret before the last rotation while that still works, or null.</summary>
    public OldSecret? Previous { get; init; }

    /// <summary>When it was revoked, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>The last day (UTC) on which it was seen; a day is enough to find keys that nobody uses.</summary>
    public DateOnly? LastUsedOn { get; init; }

    /// <summary>Whether it works at an instant: neither revoked nor expired.</summary>
    public bool IsLive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    /// <summary>
    /// Whether a presented secret opens it at an instant. Takes the same time for a wrong secret as for a right one.
    /// </summary>
    public bool Accepts(SecretHash presented, DateTimeOffset now)
    {
        // All three are always computed: which one fails must not show in the time it takes.
        var current = Secret.Matches(presented);
        var previous = (Previous?.Secret ?? Secret).Matches(presented) & (Previous is null || now < Previous.Until);
        return (current | previous) & IsLive(now);
    }
}

/// <summary>A secret that was replaced and still works for a while.</summary>
/// <param name="Secret">Its hash.</param>
/// <param name="Until">From this instant on it is refused.</param>
public sealed record OldSecret(SecretHash Secret, DateTimeOffset Until);

namespace Success.Domain.Tenancy;

/// <summary>How a session stands.</summary>
public enum SessionState
{
    /// <summary>It opens the door.</summary>
    Live,

    /// <summary>It was not used for <see cref="Session.IdleTimeout"/>.</summary>
    Idle,

    /// <summary>It is older than <see cref="Session.Lifetime"/>, however busy.</summary>
    Expired,

    /// <summary>Somebody ended it.</summary>
    Revoked,
}

/// <summary>
/// A member's session in one browser. It says who, never what one may do: rights are read from the member at each request, so that a
/// change of them needs no new session.
/// </summary>
public sealed record Session : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "ses";

    /// <summary>Unused for so long, somebody must sign in anew: a working day and the night after it.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromHours(24);

    /// <summary>Older than this, somebody must sign in anew whatever happened: about a month, after which a lost laptop is harmless.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>Use is noted in steps of this, so that a busy page does not write at every request.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(5);

    /// <summary>Its id.</summary>
    public required Id<Session> Id { get; init; }

    /// <summary>Who signed in.</summary>
    public required Id<Member> Member { get; init; }

    /// <summary>Hash of the cookie.</summary>
    public required SecretHash Secret { get; init; }

    /// <summary>When somebody signed in.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it was last used, to within <see cref="NotedEvery"/>.</summary>
    public required DateTimeOffset LastUsedAt { get; init; }

    /// <summary>When somebody ended it, or null.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>A session that begins. Every sign-in begins a new one: an id from before is never kept.</summary>
    public static Session Start(Id<Session> id, Id<Member> member, SecretHash secret, DateTimeOffset now) =>
        new() { Id = id, Member = member, Secret = secret, StartedAt = now, LastUsedAt = now };

    /// <summary>How it stands at an instant.</summary>
    public SessionState StateAt(DateTimeOffset now) =>
        RevokedAt is not null ? SessionState.Revoked
        : now >= StartedAt + Lifetime ? SessionState.Expired
        : now >= LastUsedAt + IdleTimeout ? SessionState.Idle
        : SessionState.Live;

    /// <summary>
    /// Uses it. The same session comes back when there is nothing to write. Whatever is wrong, the refusal
    /// (<see cref="DomainErrorCode.Forbidden"/>) is the same.
    /// </summary>
    public Result<Session> Use(SecretHash presented, DateTimeOffset now)
    {
        if (!Secret.Matches(presented) || StateAt(now) != SessionState.Live)
        {
            return Refusal.Forbidden(null, "This session has ended; sign in again.");
        }

        return now - LastUsedAt < NotedEvery ? this : this with { LastUsedAt = now };
    }

    /// <summary>Ends it; what has ended stays as it ended.</summary>
    public Session Revoke(DateTimeOffset now) => RevokedAt is null ? this with { RevokedAt = now } : this;
}

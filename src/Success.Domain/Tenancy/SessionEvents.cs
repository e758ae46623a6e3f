namespace Success.Domain.Tenancy;

/// <summary>A member signed in. The session itself is a deletable row; this is what the audit trail says of it.</summary>
/// <param name="Session">The session that began.</param>
/// <param name="Member">Who.</param>
public sealed record SessionBegun(Id<Session> Session, Id<Member> Member) : TenantEvent;

/// <summary>A session was ended, by its member, by somebody who looks after members, or to make room for another.</summary>
/// <param name="Session">Which.</param>
/// <param name="Member">Whose.</param>
public sealed record SessionEnded(Id<Session> Session, Id<Member> Member) : TenantEvent;

/// <summary>All sessions of a member were ended, and every link to sign in by that was on its way.</summary>
/// <param name="Member">Whose.</param>
public sealed record SignedOutEverywhere(Id<Member> Member) : TenantEvent;

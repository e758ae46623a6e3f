namespace Success.Domain.Tenancy;

/// <summary>A member chose which mails it gets.</summary>
/// <param name="Member">Who.</param>
/// <param name="Mails">As they are now.</param>
public sealed record MailsChosen(Id<Member> Member, MailSettings Mails) : TenantEvent;

/// <summary>Somebody was asked in.</summary>
/// <param name="Member">Who.</param>
/// <param name="Role">As what.</param>
/// <param name="Accounts">With which accounts.</param>
/// <param name="Mandate">What it may accept.</param>
/// <param name="Name">Digest of the name.</param>
/// <param name="Email">Digest of the address for look-ups.</param>
/// <param name="Until">When the invitation ends (exclusive).</param>
/// <param name="Person">The person that it was before, or none.</param>
public sealed record MemberInvited(
    Id<Member> Member, Role Role, AccountScope Accounts, Mandate Mandate, TextDigest Name, EmailDigest Email, DateTimeOffset Until, Id<Person> Person)
    : TenantEvent;

/// <summary>An invitation was sent again.</summary>
/// <param name="Member">To whom.</param>
/// <param name="Until">When it ends (exclusive).</param>
public sealed record InvitationRenewed(Id<Member> Member, DateTimeOffset Until) : TenantEvent;

/// <summary>Somebody came in, or back after mail had bounced.</summary>
/// <param name="Member">Who.</param>
public sealed record InvitationAccepted(Id<Member> Member) : TenantEvent;

/// <summary>Mail came back for good.</summary>
/// <param name="Member">Whose.</param>
public sealed record MemberBounced(Id<Member> Member) : TenantEvent;

/// <summary>Somebody was asked in at another address.</summary>
/// <param name="Member">Who.</param>
/// <param name="Email">Digest of the address for look-ups.</param>
/// <param name="Until">When the invitation ends (exclusive).</param>
public sealed record AddressCorrected(Id<Member> Member, EmailDigest Email, DateTimeOffset Until) : TenantEvent;

/// <summary>A member has another name.</summary>
/// <param name="Member">Who.</param>
/// <param name="Name">Digest of it.</param>
public sealed record MemberRenamed(Id<Member> Member, TextDigest Name) : TenantEvent;

/// <summary>A member has another role, and what follows from it.</summary>
/// <param name="Member">Who.</param>
/// <param name="Role">The role.</param>
/// <param name="Accounts">The accounts that it has now.</param>
/// <param name="Mandate">What it may accept now.</param>
public sealed record RoleChanged(Id<Member> Member, Role Role, AccountScope Accounts, Mandate Mandate) : TenantEvent;

/// <summary>A member has other accounts.</summary>
/// <param name="Member">Who.</param>
/// <param name="Accounts">The accounts.</param>
public sealed record MemberRebound(Id<Member> Member, AccountScope Accounts) : TenantEvent;

/// <summary>A member may accept something else than before.</summary>
/// <param name="Member">Who.</param>
/// <param name="Mandate">What.</param>
public sealed record MandateGiven(Id<Member> Member, Mandate Mandate) : TenantEvent;

/// <summary>Somebody stands in for a member.</summary>
/// <param name="Member">Who is away.</param>
/// <param name="Deputy">Who stands in.</param>
/// <param name="Until">The last day (UTC).</param>
public sealed record DeputyNamed(Id<Member> Member, Id<Member> Deputy, DateOnly Until) : TenantEvent;

/// <summary>Nobody stands in for a member any more.</summary>
/// <param name="Member">Who was away.</param>
public sealed record DeputyDismissed(Id<Member> Member) : TenantEvent;

/// <summary>A member is gone, by its own will or another's.</summary>
/// <param name="Member">Who.</param>
public sealed record MemberLeft(Id<Member> Member) : TenantEvent;

/// <summary>A member who had left was forgotten.</summary>
/// <param name="Member">Who.</param>
public sealed record MemberErased(Id<Member> Member) : TenantEvent;

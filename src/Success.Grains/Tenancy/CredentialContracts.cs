using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.Tenancy;

/// <summary>Asks for a link to sign in by. Its secrets were made by the caller, who sends them; here come their hashes.</summary>
/// <param name="Member">Who shall sign in.</param>
/// <param name="Email">The address that asked, which must be the member's; none when an invitation or an operator asks.</param>
/// <param name="Token">Hash of the link's token.</param>
/// <param name="Code">Hash of the code.</param>
public sealed record LinkRequest(Id<Member> Member, EmailDigest Email, SecretHash Token, SecretHash Code);

/// <summary>A link that can be sent, or why there is none.</summary>
/// <param name="Letter">What its mail needs; null when it is refused.</param>
/// <param name="Refusal"><see cref="DomainErrorCode.NotFound"/> for who cannot sign in, <see cref="DomainErrorCode.Stale"/> for an invitation that has run out.</param>
public sealed record LinkAnswer(LinkLetter? Letter, DomainError? Refusal);

/// <summary>What the mail with a link needs, beside its secrets.</summary>
/// <param name="Link">The link.</param>
/// <param name="Until">From when on it is refused.</param>
/// <param name="Address">Where the mail goes.</param>
/// <param name="Name">Whom it addresses.</param>
/// <param name="TenantName">The workspace.</param>
/// <param name="Locale">The language.</param>
public sealed record LinkLetter(Id<SignInLink> Link, DateTimeOffset Until, string Address, string Name, string TenantName, LocaleTag Locale);

/// <summary>Somebody looks at the page with a link's button.</summary>
/// <param name="Link">Which.</param>
/// <param name="Token">Hash of the token that the link brought.</param>
public sealed record LinkShown(Id<SignInLink> Link, SecretHash Token);

/// <summary>Somebody pressed the button behind a link.</summary>
/// <param name="Link">Which.</param>
/// <param name="Token">Hash of the token that the link brought.</param>
/// <param name="Session">Hash of the secret of the session that shall begin.</param>
public sealed record TokenPresented(Id<SignInLink> Link, SecretHash Token, SecretHash Session);

/// <summary>Somebody typed a code.</summary>
/// <param name="Member">For whom.</param>
/// <param name="Code">Hash of the code.</param>
/// <param name="Session">Hash of the secret of the session that shall begin.</param>
public sealed record CodePresented(Id<Member> Member, SecretHash Code, SecretHash Session);

/// <summary>A session began, or why none did: exactly one of the two is there.</summary>
/// <param name="Session">The session.</param>
/// <param name="Refusal">Why not.</param>
public sealed record SignInAnswer(SessionListing? Session, DomainError? Refusal);

/// <summary>A session as its member sees it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Member">Whose it is.</param>
/// <param name="StartedAt">When somebody signed in.</param>
/// <param name="LastUsedAt">When it was last used, to within <see cref="Session.NotedEvery"/>.</param>
public sealed record SessionListing(Id<Session> Id, Id<Member> Member, DateTimeOffset StartedAt, DateTimeOffset LastUsedAt)
{
    internal static SessionListing Of(Session session) => new(session.Id, session.Member, session.StartedAt, session.LastUsedAt);
}

/// <summary>Somebody's live sessions, or why they are not shown.</summary>
/// <param name="Sessions">The one used last first.</param>
/// <param name="Refusal"><see cref="DomainErrorCode.NotFound"/> when the caller may not see them.</param>
public sealed record SessionList(ImmutableArray<SessionListing> Sessions, DomainError? Refusal);

/// <summary>A session's cookie was presented.</summary>
/// <param name="Session">Which session.</param>
/// <param name="Secret">Hash of the cookie's secret.</param>
/// <param name="IsUse">Whether somebody did something by it; false when a stream only asks whether it may go on.</param>
public sealed record SessionPresented(Id<Session> Session, SecretHash Secret, bool IsUse);

/// <summary>An API client's key was presented.</summary>
/// <param name="Client">Which client.</param>
/// <param name="Secret">Hash of the key's secret.</param>
public sealed record KeyPresented(Id<ApiClient> Client, SecretHash Secret);

/// <summary>Who a credential stands for, or why it stands for nobody: <paramref name="Audience"/> or <paramref name="Refusal"/> is there.</summary>
/// <param name="Audience">The rights as they are now.</param>
/// <param name="Version">The tenant's version that says so.</param>
/// <param name="Until">When it must be asked about again at the latest.</param>
/// <param name="Refusal">Whatever is wrong with a credential, the refusal is the same.</param>
public sealed record CredentialAnswer(Audience? Audience, long Version, DateTimeOffset Until, DomainError? Refusal);

/// <summary>A credential was used, which is to be noted.</summary>
/// <param name="Session">The session, or none.</param>
/// <param name="Client">The API client, or none.</param>
public sealed record CredentialUse(Id<Session> Session, Id<ApiClient> Client);

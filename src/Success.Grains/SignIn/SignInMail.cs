using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Grains.SignIn;

/// <summary>A mail by which somebody signs in to one workspace. It holds the only copy of its secrets in the clear.</summary>
/// <param name="Tenant">The workspace's route tag.</param>
/// <param name="TenantName">Its name.</param>
/// <param name="Member">Who signs in.</param>
/// <param name="Name">Whom it addresses.</param>
/// <param name="To">Where it goes.</param>
/// <param name="Locale">In which language.</param>
/// <param name="Link">What the link holds.</param>
/// <param name="Code">The code for another device.</param>
/// <param name="Until">From when on both are refused.</param>
public sealed record SignInMail(
    RouteTag Tenant,
    string TenantName,
    Id<Member> Member,
    string Name,
    EmailAddress To,
    LocaleTag Locale,
    Ticket<SignInLink> Link,
    SignInCode Code,
    DateTimeOffset Until);

/// <summary>Mails to send; none for an address that nobody knows, about which nothing else may be said either.</summary>
/// <param name="Mails">One for each workspace, by route tag; whoever has several chooses among them.</param>
public sealed record SignInMails(ImmutableArray<SignInMail> Mails);

/// <summary>Somebody signed in.</summary>
/// <param name="Cookie">What the browser presents from now on; the only copy of its secret.</param>
/// <param name="Member">Who.</param>
public sealed record SignedIn(Ticket<Session> Cookie, Id<Member> Member);

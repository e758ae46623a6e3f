using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Gateway.SignIn;

/// <summary>Somebody is asked in.</summary>
/// <param name="Ticket">Which invitation.</param>
/// <param name="To">Where its mail goes.</param>
/// <param name="Name">Whom it addresses.</param>
/// <param name="TenantName">The workspace.</param>
/// <param name="Locale">In which language.</param>
/// <param name="Until">From when on it is refused.</param>
sealed record SignInInvitation(InvitationTicket Ticket, EmailAddress To, string Name, string TenantName, LocaleTag Locale, DateTimeOffset Until);

/// <summary>What an invitation's link holds, <c>t7k2.0198c5e0…</c>. It is no secret: all that it does is to have a mail sent to the one invited.</summary>
/// <param name="Tenant">The workspace's route tag.</param>
/// <param name="Member">Who is invited.</param>
sealed record InvitationTicket(RouteTag Tenant, Id<Member> Member)
{
    public static Result<InvitationTicket> Parse(string? text)
    {
        var place = text?.Split('.') is [var tagText, var memberText]
            ? (Tag: RouteTag.Create(tagText), Member: Id<Member>.Parse($"{Domain.Tenancy.Member.Prefix}_{memberText}"))
            : default;
        return place is { Tag: { IsSuccess: true } tag, Member: { IsSuccess: true } member } && tag.Value != default && !member.Value.IsNone
            ? new InvitationTicket(tag.Value, member.Value)
            : new DomainError(DomainErrorCode.Invalid, "This is no link of an invitation; check that all of it was copied.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Tenant}.{Member.ToGuid():N}";
}

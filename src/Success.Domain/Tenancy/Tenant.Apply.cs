using System.Diagnostics;
using Success.Domain.Alerts;
using Success.Domain.Metrics;

namespace Success.Domain.Tenancy;

public sealed partial record Tenant
{
    /// <summary>The tenant after something happened. Never refuses: what is in the journal is true.</summary>
    public static Tenant Apply(Tenant state, TenantEvent happened)
    {
        ArgumentNullException.ThrowIfNull(state);
        return happened switch
        {
            TenantCreated created => state with
            {
                Id = created.Tenant,
                RouteTag = created.RouteTag,
                IsSandbox = created.Sandbox,
                Settings = created.Settings,
            },
            TenantSuspended => state with { SuspendedAt = happened.At },
            TenantResumed => state with { SuspendedAt = null },
            SettingsChanged changed => state with { Settings = changed.Settings },
            TenantRenamed or LabelChanged or SessionBegun or SessionEnded or SignedOutEverywhere => state,
            TemplateKept kept => state.Put(new Template { Id = kept.Template, WrittenAt = kept.At, WrittenBy = kept.By }),
            TemplateRetired retired => state with { Templates = state.Templates.Remove(retired.Template) },
            TenantCommandRemembered once => state with { Remembered = state.Remembered.Add(new(once.Key, once.Command, once.At, once.Subject)) },
            CatalogueChanged { Change: MetricRetired retired } changed =>
                (state with { Catalogue = MetricCatalogue.Apply(state.Catalogue, changed.Change) }).WithoutFeeds(feed => feed.Metric == retired.Key),
            CatalogueChanged changed => state with { Catalogue = MetricCatalogue.Apply(state.Catalogue, changed.Change) },
            FeedChanged changed => state with { Feeds = Feeds.Apply(state.Feeds, changed.Happened) },
            FeedAlertChanged changed => state with { Alerts = AlertBook.Apply(state.Alerts, changed.Happened, changed.At, changed.By) },
            PersonAdded or PersonChanged or PersonRemoved => state.ApplyToPeople(happened),
            ClientCreated or ClientRotated or ClientRevoked or ClientForgotten or ClientUsed => state.ApplyToClients(happened),
            _ => state.ApplyToMembers(happened),
        };
    }

    Tenant ApplyToMembers(TenantEvent happened) => happened switch
    {
        MemberInvited invited => Put(new Member
        {
            Id = invited.Member,
            Role = invited.Role,
            State = MemberState.Invited,
            Accounts = invited.Accounts,
            Mandate = invited.Mandate,
            Email = invited.Email,
            InvitedUntil = invited.Until,
            Person = invited.Person,
        }),
        InvitationRenewed renewed => Put(Members[renewed.Member] with { InvitedUntil = renewed.Until }),
        InvitationAccepted accepted => Put(Members[accepted.Member] with { State = MemberState.Active }),
        MemberBounced bounced => Put(Members[bounced.Member] with { State = MemberState.Bounced }),
        AddressCorrected corrected => Put(Members[corrected.Member] with
        {
            State = MemberState.Invited,
            Email = corrected.Email,
            InvitedUntil = corrected.Until,
        }),
        MemberRenamed => this,
        RoleChanged changed => Put(Members[changed.Member] with { Role = changed.Role, Accounts = changed.Accounts, Mandate = changed.Mandate }),
        MemberRebound rebound => Put(Members[rebound.Member] with { Accounts = rebound.Accounts }),
        MandateGiven given => Put(Members[given.Member] with { Mandate = given.Mandate }),
        DeputyNamed named => Put(Members[named.Member] with { Deputy = new(named.Deputy, named.Until) }),
        MailsChosen chosen => Put(Members[chosen.Member] with { Mails = chosen.Mails }),
        DeputyDismissed dismissed => Put(Members[dismissed.Member] with { Deputy = null }),
        MemberLeft left => Put(Members[left.Member] with { State = MemberState.Left, Email = default, Deputy = null }),
        MemberErased erased => this with { Members = Members.Remove(erased.Member) },
        _ => throw new UnreachableException($"{happened.GetType().Name} is not an event of a tenant."),
    };

    Tenant ApplyToPeople(TenantEvent happened) => happened switch
    {
        PersonAdded added => this with
        {
            People = People.SetItem(
                added.Person, new Person { Id = added.Person, Account = added.Account, Side = added.Side, Email = added.Email }),
        },
        PersonChanged changed => this with { People = People.SetItem(changed.Person, People[changed.Person] with { Email = changed.Email }) },
        PersonRemoved removed => this with { People = People.Remove(removed.Person) },
        _ => throw new UnreachableException($"{happened.GetType().Name} is not an event of a person."),
    };

    Tenant ApplyToClients(TenantEvent happened) => happened switch
    {
        ClientCreated created => Put(new ApiClient
        {
            Id = created.Client,
            Side = created.Side,
            Scopes = created.Scopes,
            Accounts = created.Accounts,
            ExpiresAt = created.ExpiresAt,
            Secret = created.Secret,
        }),
        ClientRotated rotated => Put(Clients[rotated.Client] with
        {
            Secret = rotated.Secret,
            Previous = rotated.PreviousUntil is { } until ? new(Clients[rotated.Client].Secret, until) : null,
        }),
        ClientRevoked revoked => Put(Clients[revoked.Client] with { RevokedAt = happened.At, Previous = null }).WithoutFeeds(feed => feed.Client == revoked.Client),
        ClientForgotten forgotten => this with { Clients = Clients.Remove(forgotten.Client) },
        ClientUsed used => Put(Clients[used.Client] with { LastUsedOn = used.On }),
        _ => throw new UnreachableException($"{happened.GetType().Name} is not an event of an API client."),
    };

    Tenant Put(Member member) => this with { Members = Members.SetItem(member.Id, member) };

    Tenant Put(Template template) => this with { Templates = Templates.SetItem(template.Id, template) };

    Tenant Put(ApiClient client) => this with { Clients = Clients.SetItem(client.Id, client) };
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Metrics;

namespace Success.Domain.Tenancy;

/// <summary>What can be asked of a tenant. Names, addresses and reasons are texts: they come in here and do not stand in events.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(CreateTenant), "createTenant")]
[JsonDerivedType(typeof(RenameTenant), "renameTenant")]
[JsonDerivedType(typeof(ChangeSettings), "changeSettings")]
[JsonDerivedType(typeof(ChangeLabel), "changeLabel")]
[JsonDerivedType(typeof(ChangeCatalogue), "changeCatalogue")]
[JsonDerivedType(typeof(SuspendTenant), "suspendTenant")]
[JsonDerivedType(typeof(ResumeTenant), "resumeTenant")]
[JsonDerivedType(typeof(InviteMember), "inviteMember")]
[JsonDerivedType(typeof(RenewInvitation), "renewInvitation")]
[JsonDerivedType(typeof(AcceptInvitation), "acceptInvitation")]
[JsonDerivedType(typeof(ReportBounce), "reportBounce")]
[JsonDerivedType(typeof(CorrectAddress), "correctAddress")]
[JsonDerivedType(typeof(RenameMember), "renameMember")]
[JsonDerivedType(typeof(ChangeRole), "changeRole")]
[JsonDerivedType(typeof(RebindMember), "rebindMember")]
[JsonDerivedType(typeof(GiveMandate), "giveMandate")]
[JsonDerivedType(typeof(NameDeputy), "nameDeputy")]
[JsonDerivedType(typeof(DismissDeputy), "dismissDeputy")]
[JsonDerivedType(typeof(RemoveMember), "removeMember")]
[JsonDerivedType(typeof(EraseMember), "eraseMember")]
[JsonDerivedType(typeof(AddPerson), "addPerson")]
[JsonDerivedType(typeof(ChangePerson), "changePerson")]
[JsonDerivedType(typeof(RemovePerson), "removePerson")]
[JsonDerivedType(typeof(CreateClient), "createClient")]
[JsonDerivedType(typeof(RotateClient), "rotateClient")]
[JsonDerivedType(typeof(RevokeClient), "revokeClient")]
[JsonDerivedType(typeof(NoteClientUse), "noteClientUse")]
[JsonDerivedType(typeof(BeginSession), "beginSession")]
[JsonDerivedType(typeof(EndSession), "endSession")]
[JsonDerivedType(typeof(SignOutEverywhere), "signOutEverywhere")]
[JsonDerivedType(typeof(KeepTemplate), "keepTemplate")]
[JsonDerivedType(typeof(RetireTemplate), "retireTemplate")]
[JsonDerivedType(typeof(ChooseMails), "chooseMails")]
[JsonDerivedType(typeof(NoteDeliveries), "noteDeliveries")]
[JsonDerivedType(typeof(WakeTenant), "wakeTenant")]
[JsonDerivedType(typeof(StateFeedGap), "stateFeedGap")]
[JsonDerivedType(typeof(AttendFeedAlert), "attendFeedAlert")]
public abstract record TenantCommand
{
    TenantCommand()
    {
    }

    /// <summary>
    /// Under which key the tenant remembers that it carried the command out, so that it may be repeated safely; null when it need not.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IdempotencyKey? Key { get; init; }

    /// <summary>Begin a tenant, with its first owner already active: whoever operates the service vouches for the address. Operators only.</summary>
    /// <param name="Tenant">Its id.</param>
    /// <param name="RouteTag">Its route tag, which the caller knows to be free.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Sandbox">Whether it is for trying things out; a sandbox stays one.</param>
    /// <param name="Owner">Name of the first owner.</param>
    /// <param name="Email">The owner's address.</param>
    /// <param name="Settings">Its settings, or null for the usual ones.</param>
    public sealed record CreateTenant(
        Id<Tenant> Tenant, RouteTag RouteTag, string Name, bool Sandbox, string Owner, Mailbox Email, TenantSettings? Settings = null) : TenantCommand;

    /// <summary>Give the tenant another name.</summary>
    /// <param name="Name">The name.</param>
    public sealed record RenameTenant(string Name) : TenantCommand;

    /// <summary>Replace all settings.</summary>
    /// <param name="Settings">As they shall be.</param>
    public sealed record ChangeSettings(TenantSettings Settings) : TenantCommand;

    /// <summary>Use an own word.</summary>
    /// <param name="Label">For what.</param>
    /// <param name="Text">The word, or null for the usual one.</param>
    public sealed record ChangeLabel(BrandLabel Label, string? Text) : TenantCommand;

    /// <summary>Define a metric, or change one.</summary>
    /// <param name="Change">What is asked of the catalogue.</param>
    public sealed record ChangeCatalogue(MetricCommand Change) : TenantCommand;

    /// <summary>Let nobody in until further notice; nothing is deleted. Operators only.</summary>
    /// <param name="Reason">Why, for the tenant to read.</param>
    public sealed record SuspendTenant(string Reason) : TenantCommand;

    /// <summary>Let everybody in again. Operators only.</summary>
    public sealed record ResumeTenant : TenantCommand;

    /// <summary>Ask somebody in. Whoever has an address can be asked in by several customers, and knows of each only there.</summary>
    /// <param name="Name">The name.</param>
    /// <param name="Email">The address.</param>
    /// <param name="Role">The role.</param>
    /// <param name="Accounts">
    /// The accounts; every account for an owner or manager; at least one for the customer's side.
    /// </param>
    /// <param name="Mandate">What it may accept, or null for what is usual for the role. Only for the own side.</param>
    /// <param name="Person">The person that signs in from now on, or none.</param>
    public sealed record InviteMember(
        string Name, Mailbox Email, Role Role, AccountScope Accounts, Mandate? Mandate = null, Id<Person> Person = default) : TenantCommand;

    /// <summary>Give an invited member fresh time.</summary>
    /// <param name="Member">Who.</param>
    public sealed record RenewInvitation(Id<Member> Member) : TenantCommand;

    /// <summary>Somebody has shown to own the address and comes in, or comes back after mail had bounced. The service only.</summary>
    /// <param name="Member">Who.</param>
    public sealed record AcceptInvitation(Id<Member> Member) : TenantCommand;

    /// <summary>Mail to a member came back for good. The last active owner stays active all the same. The service only.</summary>
    /// <param name="Member">Whose.</param>
    public sealed record ReportBounce(Id<Member> Member) : TenantCommand;

    /// <summary>
    /// Write to another address, and invite anew. Only for who is not active: the address is what an active member signs in by, so that
    /// changing it would be taking the membership over.
    /// </summary>
    /// <param name="Member">Whose.</param>
    /// <param name="Email">The address.</param>
    public sealed record CorrectAddress(Id<Member> Member, Mailbox Email) : TenantCommand;

    /// <summary>Give a member another name: everybody for oneself, otherwise who looks after members.</summary>
    /// <param name="Member">Who.</param>
    /// <param name="Name">The name.</param>
    public sealed record RenameMember(Id<Member> Member, string Name) : TenantCommand;

    /// <summary>
    /// Give a member another role of its side. The mandate stays, except that a viewer has none; an owner or manager sees every account;
    /// who is neither any more keeps seeing them until it is bound.
    /// </summary>
    /// <param name="Member">Who; nobody changes the own role.</param>
    /// <param name="Role">The role.</param>
    public sealed record ChangeRole(Id<Member> Member, Role Role) : TenantCommand;

    /// <summary>Bind a member to other accounts, instead of the ones before.</summary>
    /// <param name="Member">Who; nobody rebinds oneself.</param>
    /// <param name="Accounts">The accounts.</param>
    public sealed record RebindMember(Id<Member> Member, AccountScope Accounts) : TenantCommand;

    /// <summary>Say what a member of the own side may accept.</summary>
    /// <param name="Member">Who; nobody gives oneself a mandate.</param>
    /// <param name="Mandate">The mandate.</param>
    public sealed record GiveMandate(Id<Member> Member, Mandate Mandate) : TenantCommand;

    /// <summary>Let another active member of the side stand in, instead of the one before: everybody for oneself, otherwise who looks after members.</summary>
    /// <param name="Member">Who is away.</param>
    /// <param name="Deputy">Who stands in; nobody takes that on oneself.</param>
    /// <param name="Until">The last day (UTC), from today to <see cref="TenantLimits.MaxDeputyDays"/> days later.</param>
    public sealed record NameDeputy(Id<Member> Member, Id<Member> Deputy, DateOnly Until) : TenantCommand;

    /// <summary>Nobody stands in any more.</summary>
    /// <param name="Member">Who was away.</param>
    public sealed record DismissDeputy(Id<Member> Member) : TenantCommand;

    /// <summary>Leave, or take a member out. The address is deleted at once; the name stays with what was done until it is erased.</summary>
    /// <param name="Member">Who; the last active owner cannot.</param>
    public sealed record RemoveMember(Id<Member> Member) : TenantCommand;

    /// <summary>Forget a member who has left, by name.</summary>
    /// <param name="Member">Who.</param>
    public sealed record EraseMember(Id<Member> Member) : TenantCommand;

    /// <summary>Add a person who does not sign in.</summary>
    /// <param name="Account">The account that the person belongs to.</param>
    /// <param name="Side">The side that the person is on.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Occupation">What the person does there, or null.</param>
    /// <param name="Email">The address, or null.</param>
    public sealed record AddPerson(Id<Account> Account, Side Side, string Name, string? Occupation, Mailbox? Email) : TenantCommand;

    /// <summary>Replace what is known of a person.</summary>
    /// <param name="Person">Who.</param>
    /// <param name="Name">The name.</param>
    /// <param name="Occupation">What the person does, or null.</param>
    /// <param name="Email">The address, or null.</param>
    public sealed record ChangePerson(Id<Person> Person, string Name, string? Occupation, Mailbox? Email) : TenantCommand;

    /// <summary>Forget a person.</summary>
    /// <param name="Person">Who.</param>
    public sealed record RemovePerson(Id<Person> Person) : TenantCommand;

    /// <summary>Create an API client of the own side. Its secret was made, and is shown once, by the caller.</summary>
    /// <param name="Name">What it is.</param>
    /// <param name="Scopes">What it may do; at least one.</param>
    /// <param name="Accounts">The accounts; at least one, and only own ones, for the customer's side.</param>
    /// <param name="ExpiresAt">Its end, at most <see cref="TenantLimits.MaxClientLife"/> away.</param>
    /// <param name="Secret">Hash of its secret.</param>
    public sealed record CreateClient(string Name, ClientScopes Scopes, AccountScope Accounts, DateTimeOffset ExpiresAt, SecretHash Secret) : TenantCommand;

    /// <summary>Give an API client another secret. An older one that still worked stops working.</summary>
    /// <param name="Client">Which.</param>
    /// <param name="Secret">Hash of the new secret.</param>
    /// <param name="Overlap">How long the present one works beside it, 0 to <see cref="TenantLimits.MaxRotationOverlap"/>.</param>
    public sealed record RotateClient(Id<ApiClient> Client, SecretHash Secret, TimeSpan Overlap) : TenantCommand;

    /// <summary>Refuse an API client from now on, for ever.</summary>
    /// <param name="Client">Which.</param>
    public sealed record RevokeClient(Id<ApiClient> Client) : TenantCommand;

    /// <summary>Note that an API client is in use, once a day. The service only.</summary>
    /// <param name="Client">Which.</param>
    public sealed record NoteClientUse(Id<ApiClient> Client) : TenantCommand;

    /// <summary>
    /// Somebody has shown to own the address and signs in; who was invited, or whose mail had bounced, comes in by that. The service only.
    /// </summary>
    /// <param name="Member">Who.</param>
    /// <param name="InsteadOf">A session of the member that makes room, or none.</param>
    public sealed record BeginSession(Id<Member> Member, Id<Session> InsteadOf = default) : TenantCommand;

    /// <summary>End a session: everybody the own ones, otherwise who looks after members.</summary>
    /// <param name="Session">Which.</param>
    /// <param name="Member">Whose it is.</param>
    public sealed record EndSession(Id<Session> Session, Id<Member> Member) : TenantCommand;

    /// <summary>End all sessions of a member: everybody the own ones, otherwise who looks after members.</summary>
    /// <param name="Member">Whose.</param>
    public sealed record SignOutEverywhere(Id<Member> Member) : TenantCommand;

    /// <summary>Keep a plan to begin with.</summary>
    /// <param name="Template">Which one to write anew; none for a new one.</param>
    /// <param name="Name">Its name in the list.</param>
    /// <param name="Plan">What stands in it.</param>
    public sealed record KeepTemplate(Id<Template> Template, string Name, Plans.PlanTemplate Plan) : TenantCommand;

    /// <summary>Stop offering a template, and forget what stands in it.</summary>
    /// <param name="Template">Which.</param>
    public sealed record RetireTemplate(Id<Template> Template) : TenantCommand;

    /// <summary>Choose which mails one gets oneself. For members.</summary>
    /// <param name="Mails">As they are to be.</param>
    public sealed record ChooseMails(MailSettings Mails) : TenantCommand;

    /// <summary>Note that an API client delivers. The service only, now and then: what comes within one <see cref="Feed.Round"/> is one delivery.</summary>
    /// <param name="Client">Who.</param>
    /// <param name="Metrics">What, at most <see cref="MaxMetrics"/>.</param>
    public sealed record NoteDeliveries(Id<ApiClient> Client, ImmutableArray<MetricKey> Metrics) : TenantCommand
    {
        /// <summary>Most metrics of one step of the journal: each is up to three of its changes.</summary>
        public const int MaxMetrics = 25;
    }

    /// <summary>An instant has come that the tenant asked to be woken at (<see cref="Tenant.NextWake"/>). The service only.</summary>
    public sealed record WakeTenant : TenantCommand;

    /// <summary>State how often a feed delivers, or have it learned from what comes. For who looks after the API client.</summary>
    /// <param name="Client">Who delivers.</param>
    /// <param name="Metric">What.</param>
    /// <param name="Gap">The gap between deliveries; null to learn it.</param>
    public sealed record StateFeedGap(Id<ApiClient> Client, MetricKey Metric, TimeSpan? Gap) : TenantCommand;

    /// <summary>Do something about the alert of a feed.</summary>
    /// <param name="Alert">Which.</param>
    /// <param name="What">What; one of those that people give, about the same alert.</param>
    public sealed record AttendFeedAlert(Id<Alert> Alert, AlertCommand What) : TenantCommand;
}

/// <summary>An address as it comes in: for the deletable row, and its digest for the journal.</summary>
/// <param name="Address">The address, as typed.</param>
/// <param name="Digest">Its digest under the server's key, made by the caller with <see cref="EmailDigest.Of"/>.</param>
public sealed record Mailbox(string Address, EmailDigest Digest);

using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// What happened to a tenant, as it stands in its journal for ever: ids and digests, never names or addresses. The names in the list are
/// what journals are read by; they never change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(TenantCreated), "TenantCreated")]
[JsonDerivedType(typeof(TenantRenamed), "TenantRenamed")]
[JsonDerivedType(typeof(SettingsChanged), "SettingsChanged")]
[JsonDerivedType(typeof(LabelChanged), "LabelChanged")]
[JsonDerivedType(typeof(CatalogueChanged), "CatalogueChanged")]
[JsonDerivedType(typeof(TenantSuspended), "TenantSuspended")]
[JsonDerivedType(typeof(TenantResumed), "TenantResumed")]
[JsonDerivedType(typeof(MemberInvited), "MemberInvited")]
[JsonDerivedType(typeof(InvitationRenewed), "InvitationRenewed")]
[JsonDerivedType(typeof(InvitationAccepted), "InvitationAccepted")]
[JsonDerivedType(typeof(MemberBounced), "MemberBounced")]
[JsonDerivedType(typeof(AddressCorrected), "AddressCorrected")]
[JsonDerivedType(typeof(MemberRenamed), "MemberRenamed")]
[JsonDerivedType(typeof(RoleChanged), "RoleChanged")]
[JsonDerivedType(typeof(MemberRebound), "MemberRebound")]
[JsonDerivedType(typeof(MandateGiven), "MandateGiven")]
[JsonDerivedType(typeof(DeputyNamed), "DeputyNamed")]
[JsonDerivedType(typeof(DeputyDismissed), "DeputyDismissed")]
[JsonDerivedType(typeof(MemberLeft), "MemberLeft")]
[JsonDerivedType(typeof(MemberErased), "MemberErased")]
[JsonDerivedType(typeof(PersonAdded), "PersonAdded")]
[JsonDerivedType(typeof(PersonChanged), "PersonChanged")]
[JsonDerivedType(typeof(PersonRemoved), "PersonRemoved")]
[JsonDerivedType(typeof(ClientCreated), "ClientCreated")]
[JsonDerivedType(typeof(ClientRotated), "ClientRotated")]
[JsonDerivedType(typeof(ClientRevoked), "ClientRevoked")]
[JsonDerivedType(typeof(ClientForgotten), "ClientForgotten")]
[JsonDerivedType(typeof(ClientUsed), "ClientUsed")]
[JsonDerivedType(typeof(SessionBegun), "SessionBegun")]
[JsonDerivedType(typeof(SessionEnded), "SessionEnded")]
[JsonDerivedType(typeof(SignedOutEverywhere), "SignedOutEverywhere")]
[JsonDerivedType(typeof(TemplateKept), "TemplateKept")]
[JsonDerivedType(typeof(TemplateRetired), "TemplateRetired")]
[JsonDerivedType(typeof(MailsChosen), "MailsChosen")]
[JsonDerivedType(typeof(FeedChanged), "FeedChanged")]
[JsonDerivedType(typeof(FeedAlertChanged), "FeedAlertChanged")]
[JsonDerivedType(typeof(TenantCommandRemembered), "CommandRemembered")]
public abstract record TenantEvent
{
    private protected TenantEvent()
    {
    }

    /// <summary>When it was decided, in UTC.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who caused it.</summary>
    [JsonPropertyOrder(-1)]
    public Who By { get; init; }
}

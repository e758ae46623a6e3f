using Success.Domain;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>What renameWorkspace takes.</summary>
public sealed record RenameWorkspaceInput(string Name);

/// <summary>What changeSettings takes.</summary>
public sealed record ChangeSettingsInput(
    Optional<string?> Locale,
    Optional<string?> TimeZone,
    Optional<FalseAlarmSetting?> FalseAlarms,
    Optional<int?> HeadStartDays,
    Optional<QuietHoursInput?> QuietHours,
    Optional<string?> Accent,
    Optional<string?> ReportingCurrency,
    Optional<EscalationInput?> Escalation);

/// <summary>After how many working days an alert goes to a manager.</summary>
public sealed record EscalationInput(int Advisory, int Warning, int Critical)
{
    internal EscalationRule ToDomain() => new(Advisory, Warning, Critical);
}

/// <summary>What endSession takes.</summary>
public sealed record EndSessionInput(string Session);

/// <summary>What signOutEverywhere takes.</summary>
public sealed record SignOutEverywhereInput(string? Member);

/// <summary>What changeLabel takes.</summary>
public sealed record ChangeLabelInput(BrandLabel Label, string? Text);

/// <summary>What chooseMails takes.</summary>
public sealed record ChooseMailsInput(Optional<MailChoice?> Choice, Optional<bool?> ProposalsInterrupt, Optional<QuietHoursInput?> QuietHours, Optional<string?> TimeZone);

/// <summary>What inviteMember takes.</summary>
public sealed record InviteMemberInput(string Name, string Email, Role Role, AccountScopeInput? Accounts, MandateInput? Mandate, string? Person, string? IdempotencyKey);

/// <summary>What renewInvitation takes.</summary>
public sealed record RenewInvitationInput(string Member, string? IdempotencyKey);

/// <summary>What correctAddress takes.</summary>
public sealed record CorrectAddressInput(string Member, string Email, string? IdempotencyKey);

/// <summary>What renameMember takes.</summary>
public sealed record RenameMemberInput(string Member, string Name);

/// <summary>What changeRole takes.</summary>
public sealed record ChangeRoleInput(string Member, Role Role);

/// <summary>What rebindMember takes.</summary>
public sealed record RebindMemberInput(string Member, AccountScopeInput Accounts);

/// <summary>What giveMandate takes.</summary>
public sealed record GiveMandateInput(string Member, MandateInput Mandate);

/// <summary>What nameDeputy takes.</summary>
public sealed record NameDeputyInput(string Member, string Deputy, DateOnly Until);

/// <summary>What dismissDeputy takes.</summary>
public sealed record DismissDeputyInput(string Member);

/// <summary>What removeMember takes.</summary>
public sealed record RemoveMemberInput(string Member);

/// <summary>What eraseMember takes.</summary>
public sealed record EraseMemberInput(string Member);

/// <summary>What addPerson takes.</summary>
public sealed record AddPersonInput(string Account, Side Side, string Name, string? Occupation, string? Email, string? IdempotencyKey);

/// <summary>What changePerson takes.</summary>
public sealed record ChangePersonInput(string Person, string Name, string? Occupation, string? Email);

/// <summary>What removePerson takes.</summary>
public sealed record RemovePersonInput(string Person);

/// <summary>What createApiClient takes.</summary>
public sealed record CreateApiClientInput(
    string Name, IReadOnlyList<ClientScope> Scopes, AccountScopeInput? Accounts, DateTimeOffset ExpiresAt, string? IdempotencyKey);

/// <summary>What rotateApiClient takes.</summary>
public sealed record RotateApiClientInput(string ApiClient, TimeSpan? Overlap, string? IdempotencyKey);

/// <summary>What revokeApiClient takes.</summary>
public sealed record RevokeApiClientInput(string ApiClient);

/// <summary>Accounts that somebody is to have to do with.</summary>
public sealed record AccountScopeInput(bool? Every, IReadOnlyList<AccountBindingInput>? Bindings);

/// <summary>Ties somebody to an account.</summary>
public sealed record AccountBindingInput(string Account, bool Subtree);

/// <summary>What a member may agree to.</summary>
public sealed record MandateInput(MandateScope Scope, IReadOnlyList<string> Plans, MoneyInput? UpTo);

/// <summary>A part of each day in which nobody is interrupted.</summary>
public sealed record QuietHoursInput(TimeOnly From, TimeOnly To)
{
    internal QuietHours ToDomain() => new(From, To);
}

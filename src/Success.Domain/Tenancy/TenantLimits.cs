namespace Success.Domain.Tenancy;

/// <summary>What one tenant can hold, so that none starves another. A tenant's state is in memory as long as somebody works in it.</summary>
public static class TenantLimits
{
    /// <summary>Members who have not left. A tenant with a thousand accounts of ten people each.</summary>
    public const int MaxMembers = 10_000;

    /// <summary>Members who left and are still remembered by name, the oldest to be erased first; each costs as much as another.</summary>
    public const int MaxFormerMembers = 10_000;

    /// <summary>People without sign-in.</summary>
    public const int MaxPeople = 20_000;

    /// <summary>API clients that are not revoked. A person creates and looks after each of them.</summary>
    public const int MaxClients = 200;

    /// <summary>Revoked API clients that are still shown; the one revoked first makes room.</summary>
    public const int MaxRevokedClients = 200;

    /// <summary>Accounts that a member or API client is bound to one by one; whoever needs more is bound to a parent with its subtree.</summary>
    public const int MaxBindings = 200;

    /// <summary>Plans that a mandate can name; whoever needs more is given a value instead.</summary>
    public const int MaxMandatePlans = 50;

    /// <summary>Longest own word, in UTF-16 characters: it stands on buttons and in headings.</summary>
    public const int MaxLabelLength = 40;

    /// <summary>Greatest head start in working days: longer would be keeping something from the customer.</summary>
    public const int MaxHeadStart = 5;

    /// <summary>How long an invitation can be accepted: two working weeks.</summary>
    public static readonly TimeSpan InvitationLife = TimeSpan.FromDays(14);

    /// <summary>How long a deputy can stand in without being named again: a sabbatical, not a succession.</summary>
    public const int MaxDeputyDays = 366;

    /// <summary>How long an old secret can work beside the new one: a release cycle of the integration, not for ever.</summary>
    public static readonly TimeSpan MaxRotationOverlap = TimeSpan.FromDays(30);

    /// <summary>Longest life of an API client; then somebody must look whether it is still needed.</summary>
    public static readonly TimeSpan MaxClientLife = TimeSpan.FromDays(2 * 366);

    /// <summary>Sessions of one member at the same time: all of somebody's devices twice over; the one used longest ago makes room.</summary>
    public const int MaxSessions = 20;

    /// <summary>Plans to begin with: more would not be found in a list.</summary>
    public const int MaxTemplates = 100;

    /// <summary>Longest template as JSON, in UTF-16 characters: a plan at its limits with ordinary sentences.</summary>
    public const int MaxTemplateLength = 100_000;

    /// <summary>Furthest day of a template from the start of the plan: ten years, as long as any contract.</summary>
    public const int MaxTemplateDays = 3_660;
}

namespace Success.Domain.Tenancy;

/// <summary>
/// What a member is to the tenant; the policy table says what each may do. A role belongs to one side, and so does whoever has it:
/// nobody can be on both.
/// </summary>
public enum Role
{
    /// <summary>Answers for the tenant: everything of the provider's side, owners included.</summary>
    ProviderOwner,

    /// <summary>Leads those who look after accounts; everything but owners and the tenant's own affairs.</summary>
    ProviderManager,

    /// <summary>Customer success manager: looks after accounts.</summary>
    ProviderCsm,

    /// <summary>Of the provider's side; looks only.</summary>
    ProviderViewer,

    /// <summary>Says who takes part on the customer's side, and what its systems may do.</summary>
    CustomerAdmin,

    /// <summary>Answers for the outcome: agrees to targets, closes periods.</summary>
    CustomerSponsor,

    /// <summary>Works on the plan and gives numbers.</summary>
    CustomerContributor,

    /// <summary>Of the customer's side; looks only.</summary>
    CustomerViewer,
}

/// <summary>What follows from a role alone.</summary>
public static class Roles
{
    /// <summary>Whose role it is.</summary>
    public static Side Side(this Role role) => role >= Role.CustomerAdmin ? Domain.Side.Customer : Domain.Side.Provider;

    /// <summary>
    /// Rank among the roles of its side, 0 for a viewer to 3 for an owner or admin. Nobody gives or takes a role above the own rank.
    /// </summary>
    public static int Rank(this Role role) => 3 - ((int)role % 4);

    /// <summary>Whether whoever has it sees every account by that alone, and is bound to none.</summary>
    public static bool SeesEveryAccount(this Role role) => role is Role.ProviderOwner or Role.ProviderManager;
}

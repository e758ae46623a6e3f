namespace Success.Domain.Tenancy;

/// <summary>What a cell of the policy table says.</summary>
public enum Grant
{
    /// <summary>Never.</summary>
    Never,

    /// <summary>On the accounts that the audience has to do with. Whoever has every account may do it for the tenant as a whole.</summary>
    OwnAccounts,

    /// <summary>Everywhere in the tenant.</summary>
    Everywhere,
}

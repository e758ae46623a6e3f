namespace Success.Domain.Accounts;

/// <summary>A customer organisation of a tenant, with everything that was agreed with it. The consistency boundary.</summary>
public sealed partial record Account : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "acc";
}

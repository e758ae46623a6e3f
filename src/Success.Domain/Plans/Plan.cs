namespace Success.Domain.Plans;

/// <summary>What an account and the provider want to reach together, and have agreed on.</summary>
public sealed partial record Plan : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "pla";
}

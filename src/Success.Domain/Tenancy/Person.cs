using Success.Domain.Accounts;

namespace Success.Domain.Tenancy;

/// <summary>Somebody who matters to an account without signing in. Name, address and what they do are texts (<see cref="TextChange"/>).</summary>
public sealed record Person : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "per";

    /// <summary>The person's id.</summary>
    public required Id<Person> Id { get; init; }

    /// <summary>The account that the person belongs to.</summary>
    public required Id<Account> Account { get; init; }

    /// <summary>Which side the person is on.</summary>
    public required Side Side { get; init; }

    /// <summary>Digest of the address, or none.</summary>
    public EmailDigest Email { get; init; }
}

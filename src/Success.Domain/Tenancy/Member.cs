using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>How far somebody has come in, or gone out.</summary>
public enum MemberState
{
    /// <summary>Asked in; has not signed in yet and may do nothing.</summary>
    Invited,

    /// <summary>Signs in and acts.</summary>
    Active,

    /// <summary>Mail to the address comes back for good, which often means that the person has gone; may do nothing until that is mended.</summary>
    Bounced,

    /// <summary>Gone. Kept so that what was done before still has a name.</summary>
    Left,
}

/// <summary>Who signs in: a person with one role on one side. Name and address are texts (<see cref="TextChange"/>).</summary>
public sealed record Member : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "mem";

    /// <summary>Its id.</summary>
    public required Id<Member> Id { get; init; }

    /// <summary>Its role, and by that its side.</summary>
    public required Role Role { get; init; }

    /// <summary>How far it has come in.</summary>
    public required MemberState State { get; init; }

    /// <summary>The accounts that it has to do with; a customer's member is always bound to some.</summary>
    public required AccountScope Accounts { get; init; }

    /// <summary>What it may accept for its side.</summary>
    public required Mandate Mandate { get; init; }

    /// <summary>Digest of its address. One address can have several memberships, with different customers.</summary>
    public required EmailDigest Email { get; init; }

    /// <summary>The end (exclusive) of the time in which its invitation can be accepted.</summary>
    public required DateTimeOffset InvitedUntil { get; init; }

    /// <summary>Who stands in for it, or null.</summary>
    public Deputy? Deputy { get; init; }

    /// <summary>Which mails it wants.</summary>
    public MailSettings Mails { get; init; } = MailSettings.Default;

    /// <summary>The person that it was before it signed in, or none.</summary>
    public Id<Person> Person { get; init; }

    /// <summary>The side of its role.</summary>
    [JsonIgnore]
    public Side Side => Role.Side();

    internal bool IsActiveOwner => Role == Role.ProviderOwner && State == MemberState.Active;

    internal bool HasLeft => State == MemberState.Left;
}

/// <summary>A member that may accept what another may accept, while that one is away. A deputy's own deputy does not inherit it.</summary>
/// <param name="Member">Who stands in; of the same side.</param>
/// <param name="Until">The last day (in UTC) on which it does.</param>
public sealed record Deputy(Id<Member> Member, DateOnly Until);

namespace Success.Domain.Tenancy;

/// <summary>Who acts.</summary>
public abstract record Actor
{
    private protected Actor()
    {
    }

    /// <summary>How the journal names the actor.</summary>
    public abstract Who Who { get; }

    /// <summary>The actor's side; null for the system.</summary>
    public Side? Side => Who.Side;
}

/// <summary>A person.</summary>
/// <param name="Id">Which member.</param>
/// <param name="MemberSide">On which side.</param>
/// <param name="Role">As what.</param>
/// <param name="Mandate">What the member may agree to.</param>
/// <param name="Deputyships">Mandates of colleagues whom the member stands in for at this moment.</param>
public sealed record MemberActor(Id<Member> Id, Side MemberSide, Role Role, Mandate Mandate, IReadOnlyList<Deputyship> Deputyships) : Actor
{
    /// <inheritdoc/>
    public override Who Who => Who.Of(MemberSide, Id);
}

/// <summary>A program of one side. It may draft and measure, but agree to nothing: an agreement has a person behind it.</summary>
/// <param name="Id">Which client.</param>
/// <param name="ClientSide">On which side.</param>
public sealed record ClientActor(Id<ApiClient> Id, Side ClientSide) : Actor
{
    /// <inheritdoc/>
    public override Who Who => Who.Of(ClientSide, Id);
}

/// <summary>Success itself, when something falls due.</summary>
public sealed record SystemActor : Actor
{
    /// <inheritdoc/>
    public override Who Who => default;
}

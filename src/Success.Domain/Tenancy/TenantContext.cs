using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>What a decision about a tenant is made with, beside its state and the command.</summary>
/// <param name="Now">The instant, in UTC.</param>
/// <param name="Ids">Ids and salts for what the decision creates.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Accounts">Where the tenant's accounts stand.</param>
public sealed record TenantContext(DateTimeOffset Now, IdSource Ids, Caller Caller, AccountLookup Accounts)
{
    internal DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    internal Audience? Audience => (Caller as Caller.Credential)?.Audience;

    internal bool IsSelf(Id<Member> member) => Audience is { Member: var self } && self == member;

    internal TextChange Write(string key, string text) => new(key, Ids.NextValue(), text);

    internal TextChange Delete(string key) => new(key, Ids.NextValue(), null);
}

/// <summary>Who asks for something to be done to a tenant.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "caller")]
[JsonDerivedType(typeof(Credential), "credential")]
[JsonDerivedType(typeof(Operator), "operator")]
[JsonDerivedType(typeof(Service), "service")]
public abstract record Caller
{
    Caller()
    {
    }

    internal abstract Who Who { get; }

    /// <summary>A member or API client with a verified credential; may do what <see cref="Policy"/> lets it.</summary>
    /// <param name="Audience">Who it is.</param>
    public sealed record Credential(Audience Audience) : Caller
    {
        internal override Who Who => Audience.Who;
    }

    /// <summary>Whoever operates the service, from its command line: creates, suspends and resumes tenants and brings in owners; nothing else.</summary>
    public sealed record Operator : Caller
    {
        internal override Who Who => Who.Operator;
    }

    /// <summary>The service itself: reports that somebody signed in, that mail came back, that a key was used; nothing else.</summary>
    public sealed record Service : Caller
    {
        internal override Who Who => default;
    }
}

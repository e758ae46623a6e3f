namespace Success.GraphQL.AspNetCore;

/// <summary>Which documents a caller may have executed.</summary>
public enum DocumentPolicy
{
    /// <summary>Any document, given as text or by the hash of a trusted one.</summary>
    Any,

    /// <summary>Any document; one that is sent with its hash is remembered, and the hash alone is enough from then on.</summary>
    AnyAndRegister,

    /// <summary>Only documents of the trusted list, by their hash.</summary>
    TrustedOnly,
}

namespace Success.Domain.Tenancy;

/// <summary>What an API client was created for. Scopes add up; none contains another.</summary>
[Flags]
public enum ClientScopes
{
    /// <summary>Nothing; no client has it.</summary>
    None = 0,

    /// <summary>See what its side sees.</summary>
    Read = 1,

    /// <summary>Record and correct its side's measurements.</summary>
    Measure = 2,

    /// <summary>Work on plans; never accept anything, which is for people.</summary>
    Plan = 4,

    /// <summary>Answer alerts.</summary>
    Alerts = 8,

    /// <summary>Look after members, clients, webhooks and settings.</summary>
    Admin = 16,
}

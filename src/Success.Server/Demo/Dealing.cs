namespace Success.Server.Demo;

/// <summary>How far the two sides of an account have come with each other: every state of agreement.</summary>
enum Dealing
{
    /// <summary>Nothing was written down.</summary>
    NoPlan,

    /// <summary>The provider writes a proposal.</summary>
    Draft,

    /// <summary>A proposal waits for the customer.</summary>
    Proposed,

    /// <summary>A counter-proposal waits for the provider.</summary>
    Countered,

    /// <summary>The customer accepted a part; its counter-proposal to the rest waits.</summary>
    PartlyAccepted,

    /// <summary>The customer said no.</summary>
    Declined,

    /// <summary>Nobody answered in time.</summary>
    Expired,

    /// <summary>The provider took its proposal back.</summary>
    Withdrawn,

    /// <summary>Agreed, in one round or in two.</summary>
    Agreed,

    /// <summary>Agreed, and replaced by a later agreement.</summary>
    Superseded,

    /// <summary>Agreed; where it starts is being measured.</summary>
    Baselining,

    /// <summary>Agreed; where it starts was measured.</summary>
    BaselineTaken,

    /// <summary>Agreed, and paused by agreement.</summary>
    Paused,

    /// <summary>Agreed; its start lies ahead.</summary>
    NotStarted,

    /// <summary>Agreed, reached, and the plan is completed.</summary>
    Completed,
}

namespace Success.Domain.Alerts;

/// <summary>What can be wrong.</summary>
public enum AlertKind
{
    /// <summary>A KPI has left its agreed path, and more likely than not it matters.</summary>
    Drift,

    /// <summary>A KPI's value is overdue.</summary>
    NoData,

    /// <summary>A KPI's due date has passed without the target.</summary>
    Missed,

    /// <summary>A milestone's day has passed.</summary>
    MilestoneOverdue,

    /// <summary>A proposal waits for an answer.</summary>
    ProposalWaiting,

    /// <summary>One side of a plan has nobody who could answer.</summary>
    NoCounterpart,

    /// <summary>A feed delivers nothing: one alert of the tenant, however many accounts it feeds. Customers see it of their own feeds.</summary>
    FeedSilent,
}

/// <summary>How much hurry there is.</summary>
public enum AlertSeverity
{
    /// <summary>Good to know; nothing is lost yet.</summary>
    Advisory,

    /// <summary>More likely than not something will be lost.</summary>
    Warning,

    /// <summary>Something is lost, or almost certainly will be.</summary>
    Critical,
}

/// <summary>Where an alert is in its life, as one side sees it.</summary>
public enum AlertStatus
{
    /// <summary>This side has not said that it has seen it.</summary>
    Raised,

    /// <summary>This side has seen it.</summary>
    Acknowledged,

    /// <summary>This side has put it off.</summary>
    Snoozed,

    /// <summary>It is getting better, but not yet for sure.</summary>
    Recovering,

    /// <summary>It is over by itself.</summary>
    Cleared,

    /// <summary>A correction took its cause away: it should never have been raised.</summary>
    Withdrawn,

    /// <summary>The provider closed it with a reason.</summary>
    Closed,
}

/// <summary>Where the cause lies, when both sides agree on it.</summary>
public enum Cause
{
    /// <summary>With the provider.</summary>
    Provider,

    /// <summary>With the customer.</summary>
    Customer,

    /// <summary>With somebody else whom one of them relies on.</summary>
    ThirdParty,

    /// <summary>With circumstances that neither could change: law, market, season.</summary>
    Environment,

    /// <summary>Both looked, and do not know.</summary>
    Unknown,
}

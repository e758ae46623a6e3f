namespace Success.Domain.Portfolio;

/// <summary>How many of an account's alerts are open: raised, acknowledged, snoozed or recovering.</summary>
/// <param name="Total">All open ones.</param>
/// <param name="UnacknowledgedByProvider">Of these, how many the provider has not acknowledged.</param>
/// <param name="UnacknowledgedByCustomer">Of these, how many the customer sees and has not acknowledged.</param>
public readonly record struct OpenAlerts(int Total, int UnacknowledgedByProvider, int UnacknowledgedByCustomer)
{
    /// <summary>Greatest count in a summary. An account has far fewer alerts; 16 bits keep a hundred thousand summaries small.</summary>
    public const int MaxCount = ushort.MaxValue;

    /// <summary>None is open.</summary>
    public static OpenAlerts None => default;
}

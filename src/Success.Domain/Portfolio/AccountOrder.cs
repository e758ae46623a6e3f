using System.Text.Json.Serialization;

namespace Success.Domain.Portfolio;

/// <summary>
/// By what a table of accounts is sorted. Ties are broken by id, so every order is total. Accounts of which the value is not known come
/// last in the order's usual direction, unless it says otherwise.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<AccountOrder>))]
public enum AccountOrder
{
    /// <summary>By <see cref="Attention.Amount"/>; usually the greatest first. The default.</summary>
    Attention = 0,

    /// <summary>By standing, usually the worst first; of the same standing, what needs most attention first.</summary>
    Standing = 1,

    /// <summary>By name, without regard to case and accents.</summary>
    Name = 2,

    /// <summary>By the day of renewal; usually the next first.</summary>
    Renewal = 3,

    /// <summary>
    /// By annual recurring revenue, usually the greatest first. Amounts of different currencies do not compare: accounts are grouped by
    /// currency, currencies in the order of their codes.
    /// </summary>
    Arr = 4,

    /// <summary>By progress; usually the least first.</summary>
    Progress = 5,

    /// <summary>By the latest data; usually the oldest first, and before them those that never had any.</summary>
    LatestData = 6,

    /// <summary>By external id, without regard to case; usually from A to Z, and before them those that have none.</summary>
    ExternalId = 7,
}

/// <summary>Which way an order is read. Descending is exactly the reverse of ascending.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SortDirection>))]
public enum SortDirection
{
    /// <summary>From the smallest, the earliest, the worst, A.</summary>
    Ascending = 0,

    /// <summary>From the greatest, the latest, the best, Z.</summary>
    Descending = 1,
}

/// <summary>What can be said of orders.</summary>
public static class AccountOrderExtensions
{
    /// <summary>The direction in which an order is read unless asked otherwise.</summary>
    public static SortDirection UsualDirection(this AccountOrder order) =>
        order is AccountOrder.Attention or AccountOrder.Arr ? SortDirection.Descending : SortDirection.Ascending;
}

namespace Success.Domain;

/// <summary>The two who agree.</summary>
public enum Side
{
    /// <summary>The tenant: who sells and helps.</summary>
    Provider,

    /// <summary>The account: who buys and wants an outcome.</summary>
    Customer,
}

/// <summary>What can be said of sides.</summary>
public static class SideExtensions
{
    /// <summary>The one across the table.</summary>
    public static Side Other(this Side side) => side == Side.Provider ? Side.Customer : Side.Provider;
}

namespace Success.Server.Demo;

/// <summary>How a demo is made.</summary>
/// <param name="Accounts">How many accounts, <see cref="FewestAccounts"/> to <see cref="MostAccounts"/>.</param>
/// <param name="Days">How many days they have lived, <see cref="FewestDays"/> to <see cref="MostDays"/>.</param>
/// <param name="Seed">From which everything follows that is not the day on which it ends.</param>
sealed record DemoOptions(int Accounts, int Days, int Seed)
{
    /// <summary>One group of four levels, a small one, and one account by itself.</summary>
    public const int FewestAccounts = 12;

    /// <summary>As many as the names are enough for, with room.</summary>
    public const int MostAccounts = 500;

    /// <summary>Long enough for an agreement, a quarter under it, and its end.</summary>
    public const int FewestDays = 120;

    /// <summary>Two years; an API client of the first day still works at the end.</summary>
    public const int MostDays = 730;

    /// <summary>Accounts when nothing is said.</summary>
    public const int UsualAccounts = 200;

    /// <summary>Days when nothing is said.</summary>
    public const int UsualDays = 365;

    /// <summary>Seed when nothing is said.</summary>
    public const int UsualSeed = 1;
}

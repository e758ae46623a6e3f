using Success.Domain.Plans;

namespace Success.Domain.Tenancy;

/// <summary>
/// What a member may agree to in the name of their side. Sending a proposal is that side's yes to it, so sending needs the same mandate
/// as accepting; drafting needs none.
/// </summary>
/// <param name="Scope">How far it reaches.</param>
/// <param name="Plans">The plans, when the scope is <see cref="MandateScope.Plans"/>; otherwise empty.</param>
/// <param name="UpTo">
/// Most that the changes of one answer may be worth by their valuation, inclusive; null for no bound. What is worth money in another
/// currency, or whose worth is not known yet, is beyond a bound.
/// </param>
public sealed record Mandate(MandateScope Scope, IReadOnlyList<Id<Plan>> Plans, Money? UpTo)
{
    /// <summary>May agree to nothing.</summary>
    public static Mandate None { get; } = new(MandateScope.None, [], null);

    /// <summary>May agree to anything.</summary>
    public static Mandate Full { get; } = new(MandateScope.All, [], null);

    /// <summary>Why this mandate does not cover changes of such a worth in such a plan; null when it does.</summary>
    public string? Lacks(Id<Plan> plan, Worth worth)
    {
        ArgumentNullException.ThrowIfNull(worth);
        return Scope switch
        {
            MandateScope.None => "it allows no agreement",
            MandateScope.Plans when !Plans.Contains(plan) => "it does not cover this plan",
            _ => UpTo is { } bound && !worth.IsWithin(bound) ? $"it ends at {bound}, and this is worth {worth}" : null,
        };
    }
}

/// <summary>How far a mandate reaches.</summary>
public enum MandateScope
{
    /// <summary>Nowhere.</summary>
    None,

    /// <summary>The plans that it names.</summary>
    Plans,

    /// <summary>Every plan of the accounts that the member sees.</summary>
    All,
}

/// <summary>A colleague's mandate that a member holds while the colleague is away.</summary>
/// <param name="For">The colleague.</param>
/// <param name="Mandate">The colleague's mandate.</param>
public sealed record Deputyship(Id<Member> For, Mandate Mandate);

namespace Success.Domain.Plans;

/// <summary>How much fits into plans. An account is loaded as a whole and shown on one page, so each part of it is bounded.</summary>
public static class PlanLimits
{
    /// <summary>Most plans that an account has ever had: two a year for ten years.</summary>
    public const int MaxPlans = 20;

    /// <summary>Most objectives of a plan: what two sides can keep in mind is far less.</summary>
    public const int MaxObjectives = 20;

    /// <summary>Most KPIs of a plan, retired ones included; each active one carries its detector and its recent observations.</summary>
    public const int MaxKpis = 50;

    /// <summary>Most milestones of a plan: one a week for a year.</summary>
    public const int MaxMilestones = 52;

    /// <summary>Most actions of a plan, done ones included: two a week for a year.</summary>
    public const int MaxActions = 104;

    /// <summary>Most comments of a plan. The account keeps who wrote what about what; the words stand outside.</summary>
    public const int MaxComments = 500;
}

namespace Success.Domain.Tenancy;

/// <summary>What a mandate must be like to be given, and which one comes with a role.</summary>
static class MandateRules
{
    /// <summary>What a role may accept when nobody said otherwise.</summary>
    public static Mandate UsualMandate(this Role role) =>
        role is Role.ProviderViewer or Role.CustomerViewer or Role.CustomerContributor ? Mandate.None : Mandate.Full;

    /// <summary>Whether a role can have a mandate at all: who only looks accepts nothing.</summary>
    public static bool CanHold(this Role role, Mandate mandate) => mandate.Scope == MandateScope.None || role.Rank() > 0;

    /// <summary>Whether two mandates allow the same.</summary>
    public static bool IsSameAs(this Mandate mandate, Mandate other) =>
        mandate.Scope == other.Scope && mandate.UpTo == other.UpTo && mandate.Plans.SequenceEqual(other.Plans);

    /// <summary>The mandate, or why it cannot be given to anybody.</summary>
    public static Result<Mandate> Check(this Mandate mandate)
    {
        if (!Enum.IsDefined(mandate.Scope))
        {
            return Refusal.Invalid("mandate.scope", "A mandate covers everything, the plans that it names, or nothing.");
        }

        if (CheckPlans(mandate) is { } wrongPlans)
        {
            return wrongPlans;
        }

        return mandate.UpTo is { } bound && CheckBound(bound) is { } wrongBound ? wrongBound : mandate;
    }

    static DomainError? CheckPlans(Mandate mandate)
    {
        if (mandate.Plans.Count > TenantLimits.MaxMandatePlans)
        {
            return Refusal.LimitReached("mandate.plans", $"A mandate names at most {TenantLimits.MaxMandatePlans} plans.");
        }

        var named = mandate.Plans.Where(plan => !plan.IsNone).Distinct().Count();
        return named != mandate.Plans.Count || named > 0 != (mandate.Scope == MandateScope.Plans)
            ? Refusal.Invalid("mandate.plans", "A mandate for plans names at least one, each once; any other names none.")
            : null;
    }

    static DomainError? CheckBound(Money bound) =>
        bound.Amount < 0
            ? Refusal.Invalid("mandate.upTo.amount", "What may be accepted is worth nothing or more, never less.")
            : Money.Create(bound.Amount, bound.Currency).Error?.Within("mandate.upTo");
}

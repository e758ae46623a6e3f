using Success.Domain.Alerts;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>When something changes by itself, as readers may know it.</summary>
public sealed partial record Account
{
    /// <summary>
    /// The next instant at which anything changes by itself that a reader may see. It is made of what the reader sees, so it tells nothing else:
    /// the customer does not learn from it of an alert within the provider's head start, nor either side when the other has put one off.
    /// </summary>
    /// <param name="alerts">The alerts that the reader sees.</param>
    /// <param name="may">What policy allows the reader.</param>
    /// <param name="now">The instant; what falls due at it has happened.</param>
    DateTimeOffset? NextEventFor(IEnumerable<AlertView> alerts, Func<PolicyAction, bool> may, DateTimeOffset now)
    {
        DateTimeOffset[] seen =
        [
            .. may(PolicyAction.ReadProposals) ? Expiries(this) : [],
            .. may(PolicyAction.ReadPlan) ? PlanDates(this) : [],
            .. may(PolicyAction.ReadPlan) && Profile.Archived is null ? Judgements(this, now) : [],

            // These alerts are raised then, which is when the provider sees them; when the customer does is told once they are.
            .. may(PolicyAction.ReadAlertsAtOnce) && Profile.Archived is null ? Impatience(this) : [],
            .. alerts.SelectMany(alert => Instants(alert.SnoozedUntil, alert.EscalatesAt, alert.CustomerFrom)),
            .. may(PolicyAction.ReadReviews) ? Instants(Reviews.NextWake) : [],
        ];
        return seen.Where(instant => instant > now).Select(instant => (DateTimeOffset?)instant).Min();
    }
}

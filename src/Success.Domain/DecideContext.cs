using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain;

/// <summary>
/// Everything that a decision may depend on besides the state and the command. The same context, state and command always lead to the
/// same decision.
/// </summary>
/// <param name="Now">The instant of the decision, in UTC; what it leads to is stamped with it.</param>
/// <param name="Actor">Who acts. The caller has checked that policy lets this actor do this command's <see cref="PolicyAction"/>.</param>
/// <param name="Ids">Ids for whatever the decision creates.</param>
public sealed record DecideContext(DateTimeOffset Now, Actor Actor, IdSource Ids)
{
    /// <summary>Looks a version of a metric up in the tenant's catalogue; null when there is none.</summary>
    public Func<MetricKey, int, Metric?> FindMetric { get; init; } = (_, _) => null;

    /// <summary>Whether a metric is retired: new terms may no longer name it.</summary>
    public Func<MetricKey, bool> IsRetired { get; init; } = _ => false;

    /// <summary>Finds a template of the tenant; null when there is none that the actor may see.</summary>
    public Func<Id<Template>, PlanTemplate?> FindTemplate { get; init; } = _ => null;

    /// <summary>
    /// The accounts above an account, nearest first; null when it does not exist. Only placing an account below another one asks.
    /// </summary>
    public Func<Id<Account>, IReadOnlyList<Id<Account>>?> FindAncestors { get; init; } = _ => null;

    /// <summary>
    /// Whether a member can answer for the account on a side: active, of that side, and on the customer's side with the account among its own.
    /// Only naming somebody new asks.
    /// </summary>
    public Func<Side, Id<Member>, bool> CanOwn { get; init; } = (_, _) => false;

    /// <summary>The account's name, of which the state holds only the digest; null before it is opened. Only importing asks.</summary>
    public string? Name { get; init; }

    /// <summary>How many levels of accounts hang below the account that is decided about; 0 for none.</summary>
    public int LevelsBelow { get; init; }

    /// <summary>
    /// The stored measurements of a version of a metric, when an earlier decision asked for them (<see cref="Decision{TEvent}.Needs"/>);
    /// null while nobody has loaded them.
    /// </summary>
    public Func<MetricKey, int, StoredSeries?> FindStored { get; init; } = (_, _) => null;

    /// <summary>What the tenant says holds for accounts, plans and terms that say nothing else.</summary>
    public TenantSettings Settings { get; init; } = TenantSettings.Default;

    /// <summary>The tenant's rule for alerts that nobody acknowledges.</summary>
    public EscalationRule Escalation => Settings.Escalation ?? EscalationRule.Default;
}

using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;

namespace Success.Server.Demo;

/// <summary>What is there at the end, counted from what the accounts show; only what cannot be seen any more was counted when it happened.</summary>
sealed class DemoCensus
{
    readonly Dictionary<string, Dictionary<string, int>> _counts = new(StringComparer.Ordinal);
    readonly List<string> _groups = [];

    /// <summary>The groups in order, each with its names and how many there are of each; 0 is said too.</summary>
    public IEnumerable<(string Group, IReadOnlyDictionary<string, int> Counts)> Groups =>
        _groups.Select(group => (group, (IReadOnlyDictionary<string, int>)_counts[group]));

    /// <summary>Counts.</summary>
    public static async Task<DemoCensus> TakeAsync(DemoWorld world, IReadOnlyList<Engagement> engagements)
    {
        var census = new DemoCensus();
        census.Expect();
        foreach (var engagement in engagements)
        {
            var view = await world.LookAsync(world.Owner, engagement.Id);
            census.Count("accounts", $"level {engagement.Level}");
            census.Count("accounts", view.Profile.Archived is null ? "active" : "archived");
            census.Count("account standing", view.Standing.ToString());
            census.CountPlans(view);
            census.CountAlerts(view);
            if (engagement.IsAgreed)
            {
                census.Count("courses", engagement.Scenario.Course.ToString());
                census.Count("metric kinds", KindOf(engagement.OutcomeKind));
            }
        }

        census.CountHappened(world.Tally);
        return census;
    }

    /// <summary>Names what there must be one of, so that what is missing is said as 0.</summary>
    void Expect()
    {
        Expect("accounts", ["level 1", "level 2", "level 3", "level 4", "active", "archived"]);
        Expect("account standing", Enum.GetNames<Standing>());
        Expect("KPI standing", Enum.GetNames<Standing>().Where(name => name is not (nameof(Standing.NoPlan) or nameof(Standing.NotAgreed))));
        Expect("plans", ["active", "completed"]);
        Expect("proposals", [.. Enum.GetNames<ProposalState>(), "accepted in part"]);
        Expect("metric kinds", typeof(MetricKind).GetNestedTypes().Select(kind => kind.Name));
        Expect("courses", Enum.GetNames<Course>());
        // A feed is the workspace's, not an account's.
        Expect("alerts", Enum.GetNames<AlertKind>().Where(name => name != nameof(AlertKind.FeedSilent)));
        Expect("alert states", Enum.GetNames<AlertStatus>());
        Expect("around alerts", ["escalated", "cause agreed", "cause proposed", "answered by provider", "answered by customer", "snoozed by customer"]);
        Expect("measurements", ["recorded", "unbound", "corrected", "confirmed", "disputed"]);
        Expect("reviews", ["planned", "due", "accepted by one side", "closed periods", "restated", "restatements waiting"]);
        Expect("work", ["milestones done", "milestones open", "milestones overdue", "actions done", "actions open", "actions overdue", "internal comments", "shared comments"]);
    }

    void Expect(string group, IEnumerable<string> names)
    {
        _groups.Add(group);
        _counts[group] = names.ToDictionary(name => name, _ => 0, StringComparer.Ordinal);
    }

    void Count(string group, string name, int times = 1) => _counts[group][name] = _counts[group].GetValueOrDefault(name) + times;

    void CountPlans(AccountView view)
    {
        foreach (var kpi in view.Kpis.Where(kpi => kpi.Kpi.Agreed is not null && view.Plans.Any(plan => plan.Plan.Id == kpi.Kpi.Plan && plan.Plan.Ended is null)))
        {
            Count("KPI standing", kpi.Standing.ToString());
        }

        foreach (var plan in view.Plans.Select(one => one.Plan))
        {
            Count("plans", plan.Ended is null ? "active" : "completed");
            CountWork(plan);
        }

        foreach (var proposal in view.Proposals)
        {
            Count("proposals", proposal.State.ToString());
            Count("proposals", "accepted in part", proposal.AcceptedSoFar > 0 ? 1 : 0);
        }

        foreach (var closed in view.ClosedProposals)
        {
            var state = closed.State == ProposalState.Agreed && !IsInForce(view, closed.Id) ? ProposalState.Superseded : closed.State;
            Count("proposals", state.ToString());
        }
    }

    static bool IsInForce(AccountView view, Id<Proposal> id) =>
        view.Kpis.Any(kpi => kpi.Kpi.Agreed?.Agreement.Proposal == id)
        || view.Plans.SelectMany(plan => plan.Plan.Objectives).Any(objective => objective.Revisions is [.., var latest] && latest.Agreement.Proposal == id);

    void CountWork(Plan plan)
    {
        foreach (var milestone in plan.Milestones)
        {
            Count("work", !milestone.IsOpen ? "milestones done" : milestone.OverdueSince is null ? "milestones open" : "milestones overdue");
        }

        foreach (var action in plan.Actions)
        {
            Count("work", !action.IsOpen ? "actions done" : action.OverdueSince is null ? "actions open" : "actions overdue");
        }

        foreach (var comment in plan.Comments)
        {
            Count("work", comment.Audience == CommentAudience.Internal ? "internal comments" : "shared comments");
        }
    }

    void CountAlerts(AccountView view)
    {
        foreach (var alert in view.Alerts)
        {
            Count("alerts", alert.Kind.ToString());
            Count("alert states", alert.Status.ToString());
            Count("around alerts", "escalated", alert.EscalatedAt is null ? 0 : 1);
            Count("around alerts", "cause agreed", alert.AgreedCause is null ? 0 : 1);
            Count("around alerts", "cause proposed", alert.ProposedCause is null ? 0 : 1);
            Count("around alerts", "answered by provider", alert.Responses.Any(response => response.By.Side == Side.Provider) ? 1 : 0);
            Count("around alerts", "answered by customer", alert.Responses.Any(response => response.By.Side == Side.Customer) ? 1 : 0);
        }

        foreach (var review in view.Reviews.Select(one => one.Review))
        {
            Count("reviews", review.State == ReviewState.Planned ? "planned" : "due");
            Count("reviews", "accepted by one side", review.Provider is null && review.Customer is null ? 0 : 1);
        }

        Count("reviews", "closed periods", view.ClosedPeriods.Length);
        Count("reviews", "restatements waiting", view.Restatements.Length);
    }

    void CountHappened(DemoTally tally)
    {
        foreach (var name in _counts["measurements"].Keys.ToList())
        {
            Count("measurements", name, tally[name]);
        }

        Count("reviews", "restated", tally["restated"]);
        // Why a side puts an alert off is its own affair, which the provider does not see.
        Count("around alerts", "snoozed by customer", tally["snoozed by customer"]);
    }

    static string KindOf(MetricKind kind) => kind.GetType().Name;
}

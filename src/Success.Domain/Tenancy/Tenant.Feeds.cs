using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// Feeds, and the alerts of those that have fallen silent.
public sealed partial record Tenant
{
    // Each is two events, and all must fit into one step. What is left is due still, and the tenant is woken again at once.
    const int MaxSilences = 20;

    const int MaxReturns = 40;

    static readonly DomainError NoSuchAlert = Refusal.NotFound("alert", "There is no such alert.");

    /// <summary>What API clients deliver.</summary>
    public Feeds Feeds { get; init; } = Feeds.Empty;

    /// <summary>The alerts of feeds.</summary>
    public AlertBook Alerts { get; init; } = AlertBook.Empty;

    /// <summary>The next instant at which something changes by itself; null for never, and while nobody is let in.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextWake => SuspendedAt is not null ? null : new[] { Feeds.NextSilence, Alerts.NextWake }.Min();

    Decided Note(TenantCommand.NoteDeliveries note, TenantContext context)
    {
        if (RefuseUnless<Caller.Service>(context) is { } forbidden)
        {
            return forbidden;
        }

        if (note.Metrics.Length > TenantCommand.NoteDeliveries.MaxMetrics)
        {
            return Refusal.LimitReached("metrics", $"At most {TenantCommand.NoteDeliveries.MaxMetrics} metrics are noted in one step.");
        }

        var telling = new FeedTelling(this, context);
        foreach (var metric in note.Metrics.Where(metric => Clients.GetValueOrDefault(note.Client) is { RevokedAt: null } && IsMeasured(metric)))
        {
            var key = new FeedKey(note.Client, metric);
            if (telling.State.Feeds.Hear(key, context.Now) is { } heard)
            {
                telling.Add(heard);
                telling.Report(new ClearAlert(AlertKind.FeedSilent, key.ToReference()));
            }
        }

        return telling.ToDecision();
    }

    Decided Wake(TenantContext context)
    {
        if (RefuseUnless<Caller.Service>(context) is { } forbidden)
        {
            return forbidden;
        }

        if (!(NextWake <= context.Now))
        {
            return Nothing;
        }

        var telling = new FeedTelling(this, context);
        foreach (var silent in Feeds.FallSilent(context.Now).OrderBy(silent => silent.Feed.ToString(), StringComparer.Ordinal).Take(MaxSilences))
        {
            telling.Add(silent);
            telling.Report(new RaiseAlert(AlertKind.FeedSilent, silent.Feed.ToReference(), AlertSeverity.Warning, new NoticeRule(0))
            {
                IsProvidersOwn = Clients.GetValueOrDefault(silent.Feed.Client)?.Side != Side.Customer,
            });
        }

        telling.Report(new WakeAlerts(), MaxReturns);
        return telling.ToDecision();
    }

    Decided State(TenantCommand.StateFeedGap state, TenantContext context) =>
        Find(state.Client, context).Then<Decision<TenantEvent>>(client =>
        {
            var action = ActionOn(client.Side, PolicyAction.ManageProviderClients, PolicyAction.ManageCustomerClients);
            if (Refuse(context, action, client.Accounts, "client") is { } forbidden)
            {
                return forbidden;
            }

            if (client.RevokedAt is not null || !IsMeasured(state.Metric))
            {
                return client.RevokedAt is not null
                    ? Refusal.Conflict("client", "This client is revoked; nothing comes from it any more.")
                    : Refusal.NotFound("metric", "The catalogue has no such metric in use.");
            }

            var key = new FeedKey(client.Id, state.Metric);
            return Feeds.State(key, state.Gap).Then<Decision<TenantEvent>>(stated =>
            {
                var telling = new FeedTelling(this, context);
                telling.AddIfAny(stated);
                if (telling.State.Feeds.All.GetValueOrDefault(key)?.SilentAt > context.Now)
                {
                    telling.Report(new ClearAlert(AlertKind.FeedSilent, key.ToReference()));
                }

                return telling.ToDecision();
            });
        });

    Decided Attend(TenantCommand.AttendFeedAlert attend, TenantContext context)
    {
        if (context.Audience is not { } audience || attend.What.Action == PolicyAction.Wake)
        {
            return Refusal.Forbidden(null, "Alerts of feeds begin and end with what is delivered, not on request.");
        }

        if (Alerts.Alerts.FirstOrDefault(alert => alert.Id == attend.Alert) is not { } alert || !SeesAlert(context, alert.Subject))
        {
            return NoSuchAlert;
        }

        if (Policy.GrantOf(audience, attend.What.Action) == Grant.Never)
        {
            return Refusal.Forbidden(null, "This is for others to do; the page of roles says for whom.");
        }

        return AlertBook.Decide(Alerts, attend.What, AlertContextOf(context)).Then<Decision<TenantEvent>>(decision =>
            new Decision<TenantEvent>([.. decision.Events.Select(happened => new FeedAlertChanged(happened))], decision.Texts) { Subject = alert.Id.ToString() });
    }

    bool IsMeasured(MetricKey metric) => Catalogue.Metrics.ContainsKey(metric) && !Catalogue.IsRetired(metric);

    /// <summary>
    /// The provider's feeds concern everybody of it who may read alerts, since all their accounts may lack data. A customer's feed concerns those who
    /// read alerts of its accounts, and at the customer's side who looks after its clients.
    /// </summary>
    bool SeesFeed(TenantContext context, FeedKey feed) => Clients.GetValueOrDefault(feed.Client) is { } client && context.Audience is { } audience
        && (audience.Side, client.Side) switch
        {
            (Side.Provider, Side.Provider) => Policy.GrantOf(audience, PolicyAction.ReadAlerts) != Grant.Never,
            (Side.Provider, _) => Sees(context, PolicyAction.ReadAlerts, client.Accounts),
            (_, Side.Customer) => Sees(context, PolicyAction.ReadCustomerClients, client.Accounts),
            _ => false,
        };

    bool SeesAlert(TenantContext context, Reference subject) => FeedKey.Of(subject) is { } feed && SeesFeed(context, feed);

    /// <summary>The tenant without what was watched of some feeds.</summary>
    Tenant WithoutFeeds(Func<FeedKey, bool> which) => this with
    {
        Feeds = Feeds.Without(which),
        Alerts = Alerts with { Alerts = Alerts.Alerts.RemoveAll(alert => FeedKey.Of(alert.Subject) is { } feed && which(feed)) },
    };

    // Feeds have no calendar of their own.
    AlertContext AlertContextOf(TenantContext context)
    {
        var calendar = Calendar.Default with { Zone = Settings.Zone.ToString() };
        return new(context.Now, context.Caller.Who, context.Ids, calendar.AddWorkingDays, Settings.Escalation ?? EscalationRule.Default);
    }

    /// <summary>A decision about feeds in the making: each step sees what the steps before have led to.</summary>
    sealed class FeedTelling(Tenant tenant, TenantContext context)
    {
        readonly List<TenantEvent> _events = [];

        public Tenant State { get; private set; } = tenant;

        public void Add(FeedEvent happened) => Add(new FeedChanged(happened));

        public void AddIfAny(FeedEvent? happened)
        {
            if (happened is not null)
            {
                Add(happened);
            }
        }

        public void Report(AlertCommand command, int most = int.MaxValue)
        {
            foreach (var happened in AlertBook.Decide(State.Alerts, command, State.AlertContextOf(context)).Value.Events.Take(most).ToList())
            {
                Add(new FeedAlertChanged(happened));
            }
        }

        public Decision<TenantEvent> ToDecision() => new(_events);

        void Add(TenantEvent happened)
        {
            var stamped = happened with { At = context.Now, By = context.Caller.Who };
            _events.Add(stamped);
            State = Apply(State, stamped);
        }
    }
}

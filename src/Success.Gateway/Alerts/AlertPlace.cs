using Success.Domain;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Explanations;
using Success.Gateway.Metrics;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Alerts;

/// <summary>Where alerts are: in an account, or, of feeds, in the workspace. Whatever is shown of one is made from this.</summary>
abstract class AlertPlace(GatewayRequest request)
{
    public GatewayRequest Request => request;

    /// <summary>The account; null in the workspace.</summary>
    public virtual AccountPage? Page => null;

    /// <summary>The instant at which its alerts were read.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>An alert's id as clients have it.</summary>
    public abstract string IdOf(Id<Alert> alert);

    /// <summary>The client's id of what an alert is about.</summary>
    public abstract string SubjectOf(AlertView alert);

    /// <summary>What the sentences about an alert rest on.</summary>
    public abstract Task<AlertFacts> FactsAsync(AlertView alert);

    /// <summary>For whom sentences are composed.</summary>
    public abstract Task<Reader> ReaderAsync(string? locale);

    /// <summary>A text; null when it was deleted.</summary>
    public abstract Task<string?> TextAsync(string key);

    public ActorNode ActorOf(Who who) => new(request, who);
}

/// <summary>The alerts of an account.</summary>
sealed class AccountAlerts(AccountPage page) : AlertPlace(page.Request)
{
    public override AccountPage Page => page;

    public override DateTimeOffset Now => page.View.Now;

    public override string IdOf(Id<Alert> alert) => page.IdOf(alert);

    public override string SubjectOf(AlertView alert) => page.IdOf(alert.Subject.ToString());

    public override Task<AlertFacts> FactsAsync(AlertView alert) => AlertSubject.FactsAsync(page, alert);

    public override Task<Reader> ReaderAsync(string? locale) => Readers.OfAsync(page, locale);

    public override Task<string?> TextAsync(string key) => page.TextAsync(key);
}

/// <summary>The alerts of feeds that the caller may see.</summary>
sealed class FeedAlerts(GatewayRequest request, TenantSight sight) : AlertPlace(request)
{
    readonly DateTimeOffset _now = request.Now;

    public override DateTimeOffset Now => _now;

    /// <summary>The alerts, the latest first.</summary>
    public IEnumerable<AlertView> All => sight.FeedAlerts.OrderByDescending(alert => alert.Id);

    public static async Task<FeedAlerts> ReadAsync(GatewayRequest request) => new(request, await request.Workspace.SightAsync());

    public override string IdOf(Id<Alert> alert) => alert.ToString();

    public override string SubjectOf(AlertView alert) => MetricNode.IdPrefix + KeyOf(alert).Metric;

    /// <summary>The feed that an alert is about.</summary>
    public FeedView FeedOf(AlertView alert) => sight.Feeds.First(feed => feed.Key == KeyOf(alert));

    /// <summary>One of the alerts; null when there is none that the caller may see.</summary>
    public AlertNode? Find(Func<AlertView, bool> which) => All.FirstOrDefault(which) is { } alert ? new(this, alert) : null;

    public override async Task<AlertFacts> FactsAsync(AlertView alert)
    {
        var feed = FeedOf(alert);
        var (client, metric) = (await TextAsync($"{feed.Key.Client}.name"), await TextAsync($"{feed.Key.Metric}.name"));
        var reader = await ReaderAsync(null);
        return new(alert, $"{client}: {metric}", reader.DayOf(feed.Feed.LastHeard ?? alert.RaisedAt));
    }

    public override Task<Reader> ReaderAsync(string? locale) => Readers.OfAsync(Request, locale);

    public override Task<string?> TextAsync(string key) => Request.Workspace.TextAsync(key);

    // Whoever sees an alert of a feed sees the feed.
    static FeedKey KeyOf(AlertView alert) => FeedKey.Of(alert.Subject)!.Value;
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Success.Domain.Metrics;

/// <summary>
/// The feeds of a tenant. A feed that falls silent is one alert of the tenant, not one of each of its accounts; each account's KPIs
/// have their own clock for data that is missing.
/// </summary>
/// <param name="All">Every feed that was heard or has a stated gap.</param>
public sealed record Feeds(ImmutableDictionary<FeedKey, Feed> All)
{
    /// <summary>Most feeds that are watched: 20 API clients that each deliver 100 metrics. Further ones deliver unwatched.</summary>
    public const int MaxFeeds = 2_000;

    /// <summary>No feed.</summary>
    public static Feeds Empty { get; } = new(ImmutableDictionary<FeedKey, Feed>.Empty);

    /// <summary>When the next feed falls silent if nothing comes; null when none can.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextSilence => All.Values.Min(feed => feed.SilentAt);

    /// <summary>Something was delivered.</summary>
    /// <returns>What to write down; null when it belongs to the delivery that was last heard, or the feed is one too many.</returns>
    public FeedHeard? Hear(FeedKey key, DateTimeOffset now) =>
        All.TryGetValue(key, out var feed)
            ? feed.IsSilent || feed.LastHeard is not { } last || now - last >= Feed.Round ? new(key, now) : null
            : All.Count < MaxFeeds ? new FeedHeard(key, now) : null;

    /// <summary>States the gap between a feed's deliveries; null to learn it from what comes.</summary>
    /// <returns>The event (null when it is stated already), or a refusal of a gap outside one <see cref="Feed.Round"/> to <see cref="Feed.LongestStated"/>.</returns>
    public Result<FeedGapStated?> State(FeedKey key, TimeSpan? gap)
    {
        if (gap < Feed.Round || gap > Feed.LongestStated)
        {
            return Refusal.Invalid("gap", $"A feed delivers every {Feed.Round.TotalHours:0} hour to {Feed.LongestStated.Days} days.");
        }

        if (!All.TryGetValue(key, out var feed) && All.Count >= MaxFeeds)
        {
            return Refusal.LimitReached("metric", $"At most {MaxFeeds} feeds are watched.");
        }

        return (feed ?? Feed.New).Stated == gap ? (FeedGapStated?)null : new FeedGapStated(key, gap);
    }

    /// <summary>The feeds whose time has come, each to be told of once.</summary>
    public IReadOnlyList<FeedFellSilent> FallSilent(DateTimeOffset now) =>
        [.. All.Where(pair => pair.Value.SilentAt <= now).Select(pair => new FeedFellSilent(pair.Key, pair.Value.LastHeard!.Value))];

    /// <summary>The feeds without some, because their client was revoked or their metric retired.</summary>
    public Feeds Without(Func<FeedKey, bool> which) => new(All.RemoveRange(All.Keys.Where(which)));

    /// <summary>Carries out an event.</summary>
    public static Feeds Apply(Feeds feeds, FeedEvent happened)
    {
        ArgumentNullException.ThrowIfNull(feeds);
        ArgumentNullException.ThrowIfNull(happened);
        var feed = feeds.All.GetValueOrDefault(happened.Feed, Feed.New);
        return happened switch
        {
            FeedHeard heard => feeds.With(heard.Feed, Heard(feed, heard.At)),
            FeedGapStated stated => feeds.With(stated.Feed, feed with { Stated = stated.Gap, IsSilent = false }),
            FeedFellSilent silent => feeds.With(silent.Feed, feed with { IsSilent = true }),
            _ => throw new UnreachableException($"There is no feed event {happened.GetType().Name}."),
        };
    }

    // The gap of a silence is not learned: one failure must not teach us to wait as long for the next.
    static Feed Heard(Feed feed, DateTimeOffset at) => feed with
    {
        LastHeard = at,
        IsSilent = false,
        Gaps = feed.LastHeard is { } last && !feed.IsSilent ? [.. feed.Gaps.TakeLast(Feed.GapsKept - 1), at - last] : feed.Gaps,
    };

    Feeds With(FeedKey key, Feed feed) => new(All.SetItem(key, feed));
}

/// <summary>What happened to a feed. The tenant's journal adds by whom.</summary>
/// <param name="Feed">Which feed.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(FeedHeard), "feedHeard")]
[JsonDerivedType(typeof(FeedGapStated), "feedGapStated")]
[JsonDerivedType(typeof(FeedFellSilent), "feedFellSilent")]
public abstract record FeedEvent(FeedKey Feed);

/// <summary>A delivery began; if the feed was silent, it has returned.</summary>
/// <param name="Feed">Which feed.</param>
/// <param name="At">When.</param>
public sealed record FeedHeard(FeedKey Feed, DateTimeOffset At) : FeedEvent(Feed);

/// <summary>Somebody stated the gap between deliveries. By that it may be silent no longer; or it falls silent anew.</summary>
/// <param name="Feed">Which feed.</param>
/// <param name="Gap">The gap; null to learn it.</param>
public sealed record FeedGapStated(FeedKey Feed, TimeSpan? Gap) : FeedEvent(Feed);

/// <summary>Nothing came for longer than the feed ever lets wait.</summary>
/// <param name="Feed">Which feed.</param>
/// <param name="LastHeard">When its last delivery began.</param>
public sealed record FeedFellSilent(FeedKey Feed, DateTimeOffset LastHeard) : FeedEvent(Feed);

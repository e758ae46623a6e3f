using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;

namespace Success.Domain.Metrics;

/// <summary>Names a feed: the deliveries of one API client for one metric, whatever the account.</summary>
/// <param name="Client">Who delivers.</param>
/// <param name="Metric">What.</param>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct FeedKey(Id<ApiClient> Client, MetricKey Metric)
{
    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static Result<FeedKey> Parse(string? text) =>
        text?.Split('|') is [var client, var metric]
            ? Id<ApiClient>.Parse(client).Then(id => MetricKey.Create(metric).Then<FeedKey>(key => new FeedKey(id, key)))
            : Refusal.Invalid("feed", "A feed is the id of an API client, '|' and the key of a metric.");

    /// <summary>The feed that an alert is about; null when it is about something else.</summary>
    public static FeedKey? Of(Reference subject) =>
        Parse(subject.ToString().Replace('/', '|')) is { IsSuccess: true } feed ? feed.Value : null;

    /// <summary>How an alert names it.</summary>
    public Reference ToReference() => Reference.ToFeed(Client, Metric);

    /// <summary><c>cli_…|mentions_per_day</c>.</summary>
    public override string ToString() => $"{Client}|{Metric}";

    sealed class JsonConverter() : TextValueConverter<FeedKey>(Parse)
    {
        public override FeedKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Read(ref reader, typeToConvert, options);

        public override void WriteAsPropertyName(Utf8JsonWriter writer, FeedKey value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value.ToString());
    }
}

/// <summary>
/// How a feed delivers. What comes within <see cref="Round"/> is one delivery, whether for one account or for thousands; the gap between
/// deliveries is stated, or learned from the last <see cref="GapsKept"/>: the longest of them, so that weekends are no silence.
/// </summary>
/// <param name="LastHeard">When the last delivery began; null before the first.</param>
/// <param name="Gaps">The last gaps between deliveries, oldest first; none of them a silence.</param>
/// <param name="Stated">The gap that the client's owner stated; null to learn it.</param>
/// <param name="IsSilent">Whether the feed fell silent and has not been heard since.</param>
public sealed record Feed(DateTimeOffset? LastHeard, ImmutableArray<TimeSpan> Gaps, TimeSpan? Stated, bool IsSilent)
{
    /// <summary>What comes within this time of a delivery's begin belongs to it; nobody is called because of a shorter silence.</summary>
    public static readonly TimeSpan Round = TimeSpan.FromHours(1);

    /// <summary>Longest gap that can be stated: a quarter and its holidays.</summary>
    public static readonly TimeSpan LongestStated = TimeSpan.FromDays(100);

    /// <summary>Gaps that are kept: more than a week of daily ones, so that a weekend is always among them.</summary>
    public const int GapsKept = 8;

    /// <summary>Fewest gaps from which a cadence is learned; before, a feed that is being set up would be reported.</summary>
    public const int GapsNeeded = 3;

    // Half a gap late is late by anybody's measure.
    const double Patience = 1.5;

    /// <summary>A feed that was never heard.</summary>
    public static Feed New { get; } = new(null, [], null, IsSilent: false);

    /// <summary>The gap to expect; null while it is neither stated nor learned.</summary>
    public TimeSpan? Expected => Stated ?? (Gaps.Length >= GapsNeeded ? Gaps.Max() : null);

    /// <summary>
    /// When the feed falls silent if nothing comes: one and a half gaps after the last delivery and its round. Null while silent,
    /// before the first delivery, and while no gap is known.
    /// </summary>
    public DateTimeOffset? SilentAt => IsSilent || Expected is not { } expected ? null : LastHeard + (expected * Patience) + Round;
}

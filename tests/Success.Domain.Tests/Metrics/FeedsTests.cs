using System.Text.Json;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Metrics;

public sealed class FeedsTests
{
    static readonly FeedKey Seats = new(Id<ApiClient>.Create(new Guid(1, 0, 0, new byte[8])), MetricKey.Create("seats").Value);
    static readonly DateTimeOffset Monday = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Hear_ManyAccountsOfOneDelivery_IsOneEvent()
    {
        var feeds = Heard(Feeds.Empty, Monday);

        Assert.Null(feeds.Hear(Seats, Monday + Feed.Round - TimeSpan.FromTicks(1)));
        Assert.NotNull(feeds.Hear(Seats, Monday + Feed.Round));
    }

    [Fact]
    public void NextSilence_BeforeEnoughGapsAreKnown_IsNever()
    {
        var feeds = Days(Feeds.Empty, 0, 1, 2);

        Assert.Null(feeds.NextSilence);
        Assert.NotNull(Heard(feeds, Monday.AddDays(3)).NextSilence);
    }

    [Fact]
    public void NextSilence_DailyFeed_IsOneAndAHalfDaysAndARoundAfterTheLast() =>
        Assert.Equal(Monday.AddDays(3).AddHours(36) + Feed.Round, Days(Feeds.Empty, 0, 1, 2, 3).NextSilence);

    [Fact]
    public void NextSilence_FeedWithWeekendsOff_WaitsOutAWeekend() =>
        Assert.True(Days(Feeds.Empty, 0, 1, 2, 3, 4, 7, 8, 9, 10, 11).NextSilence > Monday.AddDays(14));

    [Fact]
    public void FallSilent_WhenItsTimeHasCome_TellsOnceAndThenWaitsForTheFeed()
    {
        var feeds = Days(Feeds.Empty, 0, 1, 2, 3);
        var due = feeds.NextSilence!.Value;

        Assert.Empty(feeds.FallSilent(due - TimeSpan.FromTicks(1)));
        var silent = Assert.Single(feeds.FallSilent(due));
        Assert.Equal(Monday.AddDays(3), silent.LastHeard);

        var after = Feeds.Apply(feeds, silent);
        Assert.Empty(after.FallSilent(due.AddDays(9)));
        Assert.Null(after.NextSilence);
    }

    [Fact]
    public void Hear_AfterASilence_ReturnsWithoutLearningItsGap()
    {
        var feeds = Days(Feeds.Empty, 0, 1, 2, 3);
        var silent = Feeds.Apply(feeds, feeds.FallSilent(Monday.AddDays(6))[0]);
        var back = Heard(silent, Monday.AddDays(20));

        Assert.False(back.All[Seats].IsSilent);
        Assert.Equal(TimeSpan.FromDays(1), back.All[Seats].Expected);
    }

    [Theory]
    [InlineData(60, null)]
    [InlineData(59, "gap")]
    [InlineData(144_000, null)]
    [InlineData(144_001, "gap")]
    public void State_Gap_IsAnHourToAHundredDays(int minutes, string? field) =>
        Assert.Equal(field, Feeds.Empty.State(Seats, TimeSpan.FromMinutes(minutes)).Error?.Field);

    [Fact]
    public void State_Gap_HoldsInsteadOfWhatIsLearned()
    {
        var feeds = Feeds.Apply(Days(Feeds.Empty, 0, 1), Feeds.Empty.State(Seats, TimeSpan.FromDays(7)).Value!);

        Assert.Equal(Monday.AddDays(1 + 10.5) + Feed.Round, feeds.NextSilence);
        Assert.Null(feeds.State(Seats, TimeSpan.FromDays(7)).Value);
        Assert.Null(Feeds.Apply(feeds, feeds.State(Seats, null).Value!).NextSilence);
    }

    [Fact]
    public void Hear_OneFeedTooMany_IsNotWatched()
    {
        var feeds = Enumerable.Range(0, Feeds.MaxFeeds).Aggregate(
            Feeds.Empty, (soFar, index) => Feeds.Apply(soFar, soFar.Hear(Seats with { Metric = MetricKey.Create($"m{index}").Value }, Monday)!));

        Assert.Null(feeds.Hear(Seats, Monday));
        Assert.Equal(DomainErrorCode.LimitReached, feeds.State(Seats, TimeSpan.FromDays(1)).Error!.Code);
        Assert.NotNull(feeds.Hear(Seats with { Metric = MetricKey.Create("m0").Value }, Monday.AddDays(1)));
    }

    [Fact]
    public void Forget_FeedsOfAClient_AreWatchedNoLonger()
    {
        var feeds = Days(Feeds.Empty, 0, 1, 2, 3);

        Assert.Empty(feeds.Without(key => key.Client == Seats.Client).All);
    }

    [Fact]
    public void Json_FeedsAndEvents_RoundTrip()
    {
        var feeds = Days(Feeds.Empty, 0, 1, 2, 3);
        FeedEvent happened = new FeedFellSilent(Seats, Monday);

        var read = JsonSerializer.Deserialize<Feeds>(JsonSerializer.Serialize(feeds, DomainJson.Options), DomainJson.Options)!;

        Assert.Equal(feeds.NextSilence, read.NextSilence);
        Assert.Equal(happened, JsonSerializer.Deserialize<FeedEvent>(JsonSerializer.Serialize(happened, DomainJson.Options), DomainJson.Options));
    }

    static Feeds Heard(Feeds feeds, DateTimeOffset at) => Feeds.Apply(feeds, feeds.Hear(Seats, at)!);

    static Feeds Days(Feeds feeds, params int[] days) => days.Aggregate(feeds, (soFar, day) => Heard(soFar, Monday.AddDays(day)));
}

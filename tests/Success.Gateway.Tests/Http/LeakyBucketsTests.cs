using Success.Gateway.Http;
using Success.Testing;

namespace Success.Gateway.Tests.Http;

public sealed class LeakyBucketsTests
{
    readonly FakeTimeProvider _time = new();

    [Fact]
    public void Put_ThenTakenBack_IsAsIfItHadNotBeen()
    {
        var buckets = new LeakyBuckets(3, 1, _time);
        buckets.Put("a", 2);

        buckets.Put("a", 1);
        buckets.TakeBack("a", 1);

        Assert.Equal((true, 0), buckets.Put("a", 1));
        Assert.Equal((false, 0), buckets.Put("a", 1));
    }

    [Fact]
    public void TakeBack_OfMoreThanThereIs_LeavesAnEmptyBucket()
    {
        var buckets = new LeakyBuckets(3, 1, _time);
        buckets.Put("a", 2);

        buckets.TakeBack("a", 5);
        buckets.TakeBack("nobody", 5);

        Assert.Equal((true, 0), buckets.Put("a", 3));
        Assert.Equal((true, 0), buckets.Put("nobody", 3));
    }

    [Fact]
    public void Buckets_ThatHaveRunOut_AreForgotten()
    {
        var buckets = new LeakyBuckets(3, 1, _time);
        for (var i = 0; i < 25_000; i++)
        {
            buckets.Put(FormattableString.Invariant($"{i}"), 1);
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.InRange(buckets.Count, 1, 10_001);
    }

    [Fact]
    public void Names_UpToTheMostThatAreToldApart_HaveBucketsOfTheirOwn_TheOthersShareOneUntilThereIsRoom()
    {
        var buckets = new LeakyBuckets(3, 1, _time);
        for (var i = 0; i < LeakyBuckets.MaxBuckets - 1; i++)
        {
            buckets.Put(FormattableString.Invariant($"{i}"), 3);
        }

        Assert.Equal((true, 0), buckets.Put("the last", 3));
        Assert.Equal((true, 1), buckets.Put("one more", 2));
        Assert.Equal((true, 0), buckets.Put("and another", 1));
        Assert.Equal((false, 0), buckets.Put("one more", 1));
        Assert.Equal((false, 0), buckets.Put("0", 1));
        Assert.Equal(LeakyBuckets.MaxBuckets + 1, buckets.Count);

        _time.Advance(TimeSpan.FromSeconds(3));
        for (var i = 0; i < 10_000; i++)
        {
            buckets.Put("0", 0);
        }

        Assert.Equal((true, 0), buckets.Put("one more", 3));
        Assert.Equal((true, 0), buckets.Put("and another", 3));
    }
}

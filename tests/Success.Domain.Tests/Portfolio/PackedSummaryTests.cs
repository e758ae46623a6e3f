using System.Text;
using System.Text.Json;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Portfolio;

public sealed class PackedSummaryTests(ITestOutputHelper output)
{
    [Fact]
    public void PackedAndUnpacked_AnySummary_IsTheSame()
    {
        var some = Seeded();
        for (var i = 0; i < 2000; i++)
        {
            var summary = some.Next(some.NewId<Account>(), i + 1, some.Chance(0.5) ? some.NewId<Account>() : default);

            AssertSame(summary, PackedSummary.Read(PackedSummary.Pack(summary).Bytes.Span).Unpack());
            AssertSame(summary, PackedSummary.Read(PackedSummary.PackForHead(summary).Bytes.Span).Unpack());
        }
    }

    [Fact]
    public void Json_AnySummary_RoundTrips()
    {
        var some = Seeded();
        for (var i = 0; i < 500; i++)
        {
            var summary = some.Next(some.NewId<Account>(), i + 1);

            AssertSame(summary, JsonSerializer.Deserialize<AccountSummary>(JsonSerializer.Serialize(summary))!);
        }
    }

    [Theory]
    [InlineData("x")]
    [InlineData("é")]
    [InlineData("社")]
    [InlineData("🙂")]
    public void PackForHead_FullestSummary_KeepsTheBeginningOfNameAndTags(string letter)
    {
        var summary = Fullest(string.Concat(Enumerable.Repeat(letter, Texts.MaxNameLength / letter.Length)));

        var head = PackedSummary.PackForHead(summary);

        var unpacked = head.Unpack();
        Assert.InRange(head.Bytes.Length, PackedSummary.MaxHeadBytes - 3, PackedSummary.MaxHeadBytes);
        Assert.True(Encoding.UTF8.GetByteCount(unpacked.Name) > PackedSummary.LeastNameBytesInHead - 4);
        Assert.StartsWith(unpacked.Name, summary.Name, StringComparison.Ordinal);
        Assert.Equal(summary.Tags.Take(2), unpacked.Tags);
        Assert.True(unpacked.IsAbridged);
        AssertSame(summary with { Name = unpacked.Name, Tags = unpacked.Tags, IsAbridged = true }, unpacked);
    }

    [Fact]
    public void PackForHead_NameAtAndOneBeyondTheRoom_IsWholeAndAbridged()
    {
        var room = PackedSummary.MaxHeadBytes - PackedSummary.Pack(Fullest("x") with { Tags = [] }).Bytes.Length + 1;
        var fits = Fullest(new string('x', room)) with { Tags = [] };

        Assert.False(PackedSummary.PackForHead(fits).IsAbridged);
        Assert.True(PackedSummary.PackForHead(fits with { Name = fits.Name + "x" }).IsAbridged);
        Assert.Equal(PackedSummary.MaxHeadBytes, PackedSummary.PackForHead(fits).Bytes.Length);
    }

    [Fact]
    public void PackForHead_OfAnAbridgedSummary_StaysAbridged() =>
        Assert.True(PackedSummary.PackForHead(Fullest("x") with { Tags = [], IsAbridged = true }).Unpack().IsAbridged);

    [Fact]
    public void Pack_OneBeyondALimit_Throws()
    {
        var fullest = Fullest("name");
        AccountSummary[] wrong =
        [
            fullest with { Name = new string('x', Texts.MaxNameLength + 1) },
            fullest with { Name = "" },
            fullest with { Version = 0 },
            fullest with { Id = default },
            fullest with { ExternalId = new string('x', AccountSummary.MaxExternalIdLength + 1) },
            fullest with { ExternalId = "tab\t" },
            fullest with { Segment = new string('x', AccountSummary.MaxLabelLength + 1) },
            fullest with { Tags = [.. fullest.Tags, "zz"] },
            fullest with { Tags = [new string('x', AccountSummary.MaxLabelLength + 1)] },
            fullest with { Tags = ["a", "a"] },
            fullest with { Tags = [""] },
            fullest with { Standing = (Standing)99 },
            fullest with { Arr = new Money(-1, "EUR") },
            fullest with { Arr = new Money(1, "euro") },
            fullest with { Progress = float.NaN },
        ];

        Assert.All(wrong, summary => Assert.Throws<ArgumentException>(() => PackedSummary.Pack(summary)));
    }

    [Fact]
    public void Read_DamagedBytes_ThrowsOrGivesASummaryThatCanBeRead()
    {
        var some = Seeded();
        for (var i = 0; i < 5000; i++)
        {
            var bytes = PackedSummary.Pack(some.Next(some.NewId<Account>(), 1)).Bytes.ToArray();
            bytes[some.Random.Next(bytes.Length)] ^= (byte)(1 << some.Random.Next(8));
            var cut = bytes.AsMemory(0, some.Chance(0.5) ? bytes.Length : some.Random.Next(bytes.Length));

            try
            {
                Assert.NotNull(PackedSummary.Read(cut.Span).Unpack());
            }
            catch (FormatException exception)
            {
                Assert.Contains("account summary", exception.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void Read_BytesOfFormat1_GivesWhatWasWritten()
    {
        // Written by the first release: heads of old journals must be readable for ever.
        const string stored =
            "AQACAQMCDwAGCgEAAAACAAMABAUGBwgJCgsHAAAAAAAAAAIAAAAAAAAAAAAAAAAAAAEDAAAAAAAAAAAAAAAAAAABqgxI6AEAAAAA" +
            "AEBCDwAAAAAAAAAAPwAAgD6oRAAAwW/yhiMA5koLAAAAAL8AAAAAAAAAAAAAAAAAAAAAAAAAAAABgP8DAAIAAQAAQOSzMXjeCAAA" +
            "Tt76eN4Iw4RwZmVsICYgU8O2aG5lQ1VTVC0xbWlkIG1hcmtldARlbWVhBXBpbG90";
        var expected = Fullest("Äpfel & Söhne") with
        {
            Version = 7,
            ExternalId = "CUST-1",
            Segment = "mid market",
            Tags = ["emea", "pilot"],
            Parent = Id<Account>.Create(new Guid(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
            Owner = Id<Member>.Create(new Guid(3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1)),
            Standing = Standing.AtRisk,
            Lifecycle = AccountLifecycle.Archived,
            WaitingFor = WaitingFor.Both,
            Attention = new Attention(new Money(12.5m, "EUR"), new Money(100, "EUR"), 0.5f, 0.25f),
            RenewsOn = new DateOnly(2027, 3, 31),
            Progress = -0.5f,
            Sparkline = Sparkline.Of([1, 2, 3]),
            OpenAlerts = new OpenAlerts(3, 2, 1),
            LatestData = SomeSummaries.Start,
            NextWake = SomeSummaries.Start.AddDays(1),
        };

        AssertSame(expected, PackedSummary.Read(Convert.FromBase64String(stored)).Unpack());
        Assert.Equal(PackedSummary.Pack(expected).Bytes.ToArray(), PackedSummary.Read(Convert.FromBase64String(stored)).Bytes.ToArray());
    }

    [Fact]
    public void Pack_OfTheSameSummary_GivesTheBytesOfFormat2()
    {
        const string stored =
            "AgAGAAABDwAGCgEAAAACAAMABAUGBwgJCgsHAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
            "AAAAAAAAAAAAAAAAAACoRAAAwW/yhiMAAAAAAAAAwP8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" +
            "m0kLAMOEcGZlbCAmIFPDtmhuZUNVU1QtMW1pZCBtYXJrZXQEZW1lYQ==";
        var expected = Fullest("Äpfel & Söhne") with { Version = 7, Tags = ["emea"], ExternalId = "CUST-1", Segment = "mid market", ReviewsOn = new DateOnly(2026, 5, 4) };

        Assert.Equal(stored, Convert.ToBase64String(PackedSummary.Pack(expected).Bytes.Span));
        AssertSame(expected, PackedSummary.Read(Convert.FromBase64String(stored)).Unpack());
    }

    static AccountSummary Fullest(string name) => new()
    {
        Id = Id<Account>.Create(new Guid(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)),
        Version = long.MaxValue,
        Name = name,
        ExternalId = new string('e', AccountSummary.MaxExternalIdLength),
        Segment = new string('s', AccountSummary.MaxLabelLength),
        Tags = [.. Enumerable.Range(0, AccountSummary.MaxTags).Select(i => $"{(char)('a' + i)}{new string('t', AccountSummary.MaxLabelLength - 1)}")],
        Standing = Standing.OnTrack,
        Arr = new Money(Money.MaxAmount, "ZZZ"),
    };

    static void AssertSame(AccountSummary expected, AccountSummary actual)
    {
        Assert.Equal(expected.Tags, actual.Tags);
        Assert.Equal(expected, actual with { Tags = expected.Tags });
    }

    SomeSummaries Seeded()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        return new(seed);
    }
}

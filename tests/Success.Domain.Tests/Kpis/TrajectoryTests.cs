using System.Text.Json;
using Success.Domain.Kpis;

namespace Success.Domain.Tests.Kpis;

public sealed class TrajectoryTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TimeOf_AnyTrajectoryAndShare_IsTheFirstTimeThatReachesIt(int seed)
    {
        var random = new Random(seed);
        foreach (var trajectory in Trajectories(random))
        {
            for (var i = 0; i < 40; i++)
            {
                var (share, from) = ((1.4 * random.NextDouble()) - 0.2, random.NextDouble());
                var time = trajectory.TimeOf(share, from);

                var first = Enumerable.Range(0, 2001).Select(step => from + ((1 - from) * step / 2000)).FirstOrDefault(x => trajectory.ShareAt(x) >= share, -1);
                if (time is not { } found)
                {
                    Assert.True(first < 0, $"{trajectory} reaches {share} at {first}");
                    continue;
                }

                Assert.True(found >= from);
                Assert.True(trajectory.ShareAt(found + 1e-9) >= share - 1e-7, $"{trajectory} at {found} is {trajectory.ShareAt(found)}, not {share}");
                Assert.True(first < 0 || first >= found - 1e-9, $"{trajectory} reaches {share} at {first}, before {found}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TimeOf_MonotoneTrajectory_InvertsAndGrows(int seed)
    {
        var random = new Random(seed);
        foreach (var trajectory in new Trajectory[] { new Trajectory.Linear(), new Trajectory.SCurve() })
        {
            var last = 0.0;
            for (var share = 0.0; share <= 1; share += 0.001 + (0.02 * random.NextDouble()))
            {
                var time = trajectory.TimeOf(share)!.Value;

                Assert.Equal(share, trajectory.ShareAt(time), 12);
                Assert.True(time >= last);
                last = time;
            }
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void SlopeAt_InsideAnyTrajectory_IsTheDifferenceQuotient(int seed)
    {
        const double Tiny = 1e-7;
        var random = new Random(seed);
        foreach (var trajectory in Trajectories(random).Where(trajectory => trajectory is not Trajectory.Stepped))
        {
            var time = 0.9 * random.NextDouble();
            var quotient = (trajectory.ShareAt(time + Tiny) - trajectory.ShareAt(time)) / Tiny;

            Assert.InRange(trajectory.SlopeAt(time) - quotient, -1e-4, 1e-4);
        }
    }

    [Fact]
    public void ShareAt_OutsideThePlan_StaysAtItsEnds()
    {
        foreach (var trajectory in Trajectories(new Random(7)))
        {
            Assert.Equal((0.0, 0.0, 1.0, 1.0), (trajectory.ShareAt(-3), trajectory.ShareAt(0), trajectory.ShareAt(1), trajectory.ShareAt(9)));
            Assert.Equal((0.0, 0.0), (trajectory.SlopeAt(-0.1), trajectory.SlopeAt(1)));
        }
    }

    [Fact]
    public void ShareAt_Stepped_JumpsAtTheKnot()
    {
        var trajectory = new Trajectory.Stepped([new(0.25, 0.3), new(0.5, 0.6)]);

        Assert.Equal((0.0, 0.3, 0.3, 0.6), (trajectory.ShareAt(0.2499), trajectory.ShareAt(0.25), trajectory.ShareAt(0.4999), trajectory.ShareAt(0.5)));
    }

    [Fact]
    public void TimeOf_DippingPoints_FindsTheNextRise()
    {
        var trajectory = new Trajectory.Points([new(0.2, 0.6), new(0.6, 0.2)]);

        Assert.Equal(0.1, trajectory.TimeOf(0.3)!.Value, 12);
        Assert.Equal(0.65, trajectory.TimeOf(0.3, from: 0.55)!.Value, 12);
    }

    [Fact]
    public void Checked_KnotsAtAndBeyondTheLimit_RefusesOnlyTheSecond()
    {
        Assert.True(new Trajectory.Points(Knots(Trajectory.MostKnots)).Checked().IsSuccess);
        Assert.Equal(DomainErrorCode.LimitReached, new Trajectory.Points(Knots(Trajectory.MostKnots + 1)).Checked().Error!.Code);

        static Knot[] Knots(int count) => [.. Enumerable.Range(1, count).Select(i => new Knot(i / 400.0, i / 400.0))];
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.5, 0.4)]
    [InlineData(0, 0.4)]
    [InlineData(0.5, 1)]
    [InlineData(double.NaN, 0.6)]
    public void Checked_KnotsOutOfOrder_AreRefused(double first, double second) =>
        Assert.Equal(DomainErrorCode.Invalid, new Trajectory.Stepped([new(first, 0.5), new(second, 0.6)]).Checked().Error!.Code);

    [Fact]
    public void Json_EveryShape_RoundTrips()
    {
        foreach (var trajectory in Trajectories(new Random(3)))
        {
            var json = JsonSerializer.Serialize(trajectory, DomainJson.Options);

            Assert.Equal(json, JsonSerializer.Serialize(JsonSerializer.Deserialize<Trajectory>(json, DomainJson.Options), DomainJson.Options));
        }
    }

    static IEnumerable<Trajectory> Trajectories(Random random)
    {
        Knot[] knots = [.. Enumerable.Range(1, random.Next(1, 8)).Select(i => new Knot((i - (0.9 * random.NextDouble())) / 8, (1.6 * random.NextDouble()) - 0.3))];
        return [new Trajectory.Linear(), new Trajectory.SCurve(), new Trajectory.Stepped(knots), new Trajectory.Points(knots), new Trajectory.Points([])];
    }
}

using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Reviews;

namespace Success.Domain.Tests.Reviews;

public sealed class PeriodSnapshotTests
{
    static readonly KpiSnapshot One = new(
        Id<Kpi>.Create(new Guid(1, 0, 0, new byte[8])), MetricKey.Create("orders").Value, 2, 3, Standing.Missed, 0.1, new(2026, 3, 30, 12, 0, 0, TimeSpan.Zero));

    static readonly KpiSnapshot Two = new(
        Id<Kpi>.Create(new Guid(2, 0, 0, new byte[8])), MetricKey.Create("active_users").Value, 1, 1, Standing.NoData, null, null);

    static readonly PeriodSnapshot Snapshot = new(
        Id<Account>.Create(new Guid(3, 0, 0, new byte[8])),
        Id<Plan>.Create(new Guid(4, 0, 0, new byte[8])),
        new(new(2026, 1, 1), new(2026, 3, 31)),
        Standing.Missed,
        [Two, One]);

    // The canonical form is a promise: whoever holds a snapshot from any release can compute its digest again.
    [Fact]
    public void Canonical_Version1_IsAsPromised()
    {
        const string expected = """
            success-period 1
            acc_00000003000000000000000000000000 pla_00000004000000000000000000000000 2026-01-01 2026-03-31 Missed
            kpi_00000001000000000000000000000000 orders 2 3 Missed 0.1 2026-03-30T12:00:00.0000000Z
            kpi_00000002000000000000000000000000 active_users 1 1 NoData - -

            """;

        Assert.Equal(expected, Snapshot.Canonical());
        // Computed by another program from the text above.
        Assert.Equal("p1-7698d02cbe97ad72984363127139fc3b97e9276d1955d8ec5be0e60d6e97158b", Snapshot.Digest.ToString());
    }

    [Fact]
    public void Digest_OtherOrderOfKpisOrSignOfZero_IsTheSame()
    {
        Assert.Equal(Snapshot.Digest, (Snapshot with { Kpis = [One, Two] }).Digest);
        Assert.Equal(
            (Snapshot with { Kpis = [One with { Value = 0.0 }] }).Digest,
            (Snapshot with { Kpis = [One with { Value = -0.0 }] }).Digest);
    }

    [Fact]
    public void Digest_AnythingElse_IsAnother()
    {
        PeriodSnapshot[] others =
        [
            Snapshot with { Standing = Standing.OnTrack },
            Snapshot with { Period = new(new(2026, 1, 1), new(2026, 3, 30)) },
            Snapshot with { Kpis = [One] },
            Snapshot with { Kpis = [One with { Value = 0.1 + 1e-16 }, Two] },
            Snapshot with { Kpis = [One with { Revision = 4 }, Two] },
            Snapshot with { Kpis = [One with { MetricVersion = 1 }, Two] },
            Snapshot with { Kpis = [One with { Standing = Standing.Achieved }, Two] },
            Snapshot with { Kpis = [One with { At = One.At!.Value.AddTicks(1) }, Two] },
        ];

        Assert.Equal(others.Length + 1, others.Append(Snapshot).Select(snapshot => snapshot.Digest).Distinct().Count());
    }

    [Fact]
    public void Parse_Digest_TakesItsOwnTextOnly()
    {
        Assert.Equal(Snapshot.Digest, PeriodDigest.Parse(Snapshot.Digest.ToString()).Value);
        Assert.False(PeriodDigest.Parse("p1-").IsSuccess);
        Assert.False(PeriodDigest.Parse(Snapshot.Digest.ToString().ToUpperInvariant()).IsSuccess);
        Assert.False(PeriodDigest.Parse("p0-" + new string('0', 64)).IsSuccess);
        Assert.False(PeriodDigest.Parse(null).IsSuccess);
    }
}

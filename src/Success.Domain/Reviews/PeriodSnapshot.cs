using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;

namespace Success.Domain.Reviews;

/// <summary>What both sides accept at the end of a period: values, standings and the agreements in force.</summary>
/// <param name="Account">Whose plan it is.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Period">The days.</param>
/// <param name="Standing">How the plan stands.</param>
/// <param name="Kpis">Its agreed KPIs.</param>
public sealed record PeriodSnapshot(Id<Account> Account, Id<Plan> Plan, ReviewPeriod Period, Standing Standing, ImmutableArray<KpiSnapshot> Kpis)
{
    /// <summary>Version of the canonical form; rises with any change of what is written or how.</summary>
    public const int Version = 1;

    /// <summary>The digest of the canonical form.</summary>
    [JsonIgnore]
    public PeriodDigest Digest => PeriodDigest.Of(Version, SHA256.HashData(Encoding.UTF8.GetBytes(Canonical())));

    /// <summary>
    /// The canonical form: lines that end with a line feed, fields parted by single spaces. First a name with the version, then account,
    /// plan, first day, last day and standing, then a line for each KPI in ordinal order of their ids. Numbers are the shortest that read
    /// back the same, in the invariant culture; instants are RFC 3339 in UTC; <c>-</c> stands for nothing. No field contains a space.
    /// </summary>
    public string Canonical()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"success-period {Version}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Account} {Plan} {Period.From:yyyy-MM-dd} {Period.To:yyyy-MM-dd} {Standing}\n");
        foreach (var kpi in Kpis.OrderBy(kpi => kpi.Kpi))
        {
            text.Append(CultureInfo.InvariantCulture, $"{kpi.Kpi} {kpi.Metric} {kpi.MetricVersion} {kpi.Revision} {kpi.Standing} ");
            text.Append(CultureInfo.InvariantCulture, $"{Number(kpi.Value)} {Instant(kpi.At)}\n");
        }

        return text.ToString();
    }

    /// <inheritdoc/>
    public bool Equals(PeriodSnapshot? other) => other is not null && Canonical() == other.Canonical();

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Plan, Period, Kpis.Length);

    // Adding zero makes one zero of the two.
    static string Number(double? value) => value is { } number ? (number + 0.0).ToString("R", CultureInfo.InvariantCulture) : "-";

    static string Instant(DateTimeOffset? at) =>
        at is { } instant ? instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture) : "-";
}

/// <summary>A KPI at the end of a period.</summary>
/// <param name="Kpi">Which.</param>
/// <param name="Metric">What is measured.</param>
/// <param name="MetricVersion">By which version of its definition.</param>
/// <param name="Revision">Number of the agreed terms in force.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Value">Its last value in the period, in the metric's unit; null when there is none.</param>
/// <param name="At">The instant of that value, in UTC.</param>
public sealed record KpiSnapshot(
    Id<Kpi> Kpi, MetricKey Metric, int MetricVersion, int Revision, Standing Standing, double? Value, DateTimeOffset? At);

using System.Buffers.Text;
using System.Text;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;

namespace Success.Gateway.Metrics;

/// <summary>
/// A measurement's id: what identifies it, in base64url so that nobody is tempted to read it, and its account as in every part's id:
/// <c>msr_bWVudGlvbnN8…_0198…</c>.
/// </summary>
/// <param name="Account">Whose.</param>
/// <param name="Metric">Of which metric.</param>
/// <param name="Version">Of which version of it.</param>
/// <param name="Time">What it speaks of.</param>
/// <param name="Source">Who supplies it.</param>
public readonly record struct MeasurementId(Id<Account> Account, MetricKey Metric, int Version, MeasurementTime Time, MeasurementSource Source)
{
    /// <summary>How the text of every measurement's id begins.</summary>
    public const string Prefix = "msr_";

    const int AccountLength = 33;

    // Metric, version, time and source together are far shorter; anything longer was not made here.
    const int MaxLength = 400;

    static DomainError NoId { get; } = new(DomainErrorCode.Invalid, $"An id here begins with '{Prefix}', as this API gave it.");

    /// <summary>Reads an id's text.</summary>
    public static Result<MeasurementId> Parse(string? text)
    {
        if (text is null || text.Length > MaxLength || text.Length <= Prefix.Length + AccountLength || !text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return NoId;
        }

        var account = Id<Account>.Parse($"{Domain.Accounts.Account.Prefix}{text[^AccountLength..]}");
        var inner = text[Prefix.Length..^AccountLength];
        return account.IsSuccess && Base64Url.IsValid(inner) ? Parse(account.Value, Encoding.UTF8.GetString(Base64Url.DecodeFromChars(inner))) : NoId;
    }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Prefix}{Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Metric}|{Version}|{Time}|{Source}"))}_{Account.ToGuid():N}";

    static bool IsKept(MeasurementTime time) => time.At is { } at ? Dates.Check(at, "at").IsSuccess : Dates.IsKept(time.Period.GetValueOrDefault().Start);

    static Result<MeasurementId> Parse(Id<Account> account, string inner)
    {
        if (inner.Split('|') is not [var metricText, var versionText, var timeText, var sourceText]
            || !int.TryParse(versionText, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version))
        {
            return NoId;
        }

        var (metric, time, source) = (MetricKey.Create(metricText), MeasurementTime.Parse(timeText), MeasurementSource.Parse(sourceText));
        return metric.IsSuccess && time.IsSuccess && source.IsSuccess && IsKept(time.Value) ? new MeasurementId(account, metric.Value, version, time.Value, source.Value) : NoId;
    }
}

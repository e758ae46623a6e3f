using Success.Domain;
using Success.Domain.Metrics;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Metrics;

/// <summary>A metric's value for an account, as its source gave it.</summary>
[GraphQLName("Measurement")]
public sealed class MeasurementNode : INode
{
    readonly AccountPage _page;
    readonly Metric _metric;
    readonly StoredMeasurement _stored;

    internal MeasurementNode(AccountPage page, Metric metric, StoredMeasurement stored) => (_page, _metric, _stored) = (page, metric, stored);

    Measurement Measurement => _stored.Measurement;

    /// <summary>Its id.</summary>
    public string Id => new MeasurementId(_page.View.Id, _metric.Key, _metric.Version, Measurement.Time, Measurement.Source).ToString();

    /// <summary>Key of the metric.</summary>
    public string Metric => _metric.Key.ToString();

    /// <summary>Which version of the metric.</summary>
    public int Version => _metric.Version;

    /// <summary>The instant that it speaks of.</summary>
    public DateTimeOffset? At => Measurement.Time.At;

    /// <summary>The period that it speaks of, or counts in.</summary>
    public string? Period => Measurement.Period is { } period ? PeriodText.Print(period, _page.Calendar) : null;

    /// <summary>Where it counts on a time axis.</summary>
    public DateTimeOffset End => Measurement.End;

    /// <summary>The value; of a quotient numerator over denominator.</summary>
    public double? Value => Measurement.Denominator switch
    {
        null => Measurement.Value,
        0 => null,
        { } denominator => Measurement.Value / denominator,
    };

    /// <summary>Of a ratio the part, of a rate the events.</summary>
    public double? Numerator => Measurement.Denominator is null ? null : Measurement.Value;

    /// <summary>Of a ratio the whole, of a rate the exposure.</summary>
    public double? Denominator => Measurement.Denominator;

    /// <summary>The side that supplies it.</summary>
    public Side Side => Measurement.Source.Side;

    /// <summary>Whether with it the period is complete.</summary>
    public bool IsComplete => Has(MeasurementMarks.Complete);

    /// <summary>Whether the other side agreed to the number.</summary>
    public bool IsConfirmed => Has(MeasurementMarks.Confirmed);

    /// <summary>Whether the other side doubts the number.</summary>
    public bool IsDisputed => Has(MeasurementMarks.Disputed);

    /// <summary>Whether it took the place of another number.</summary>
    public bool IsCorrected => Has(MeasurementMarks.Corrected);

    /// <summary>Whether it came, or was changed, after its period was closed.</summary>
    public bool IsRestated => Has(MeasurementMarks.Restated);

    /// <summary>Who recorded it.</summary>
    public ActorNode? RecordedBy => _stored.By is { } by ? _page.ActorOf(by) : null;

    /// <summary>When it was recorded.</summary>
    public DateTimeOffset? RecordedAt => _stored.RecordedAt;

    /// <summary>Why it is as it is, in its supplier's words.</summary>
    public Task<string?> Note() => _stored.Note is { } digest ? TextAsync(digest) : Task.FromResult<string?>(null);

    /// <summary>Who of the other side doubts it, and why.</summary>
    public DisputeNode? Dispute => _stored.Dispute is { } dispute ? new(_page.ActorOf(dispute.By), dispute.At, () => TextAsync(dispute.Reason)) : null;

    Task<string?> TextAsync(TextDigest digest) =>
        _page.TextAsync(MeasurementSeries.TextKeyOf(_metric.Key, _metric.Version, Measurement.Time, Measurement.Source, digest));

    bool Has(MeasurementMarks mark) => (Measurement.Marks & mark) != MeasurementMarks.None;
}

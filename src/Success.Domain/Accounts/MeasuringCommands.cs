using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>Asks something of an account's measurements.</summary>
public abstract record MeasuringCommand : AccountCommand
{
    private protected MeasuringCommand()
    {
    }
}

/// <summary>Records measurements of one or more metrics. Each item is taken or refused by itself; a batch may be repeated safely.</summary>
/// <param name="Source">Who supplies them; of the actor's side.</param>
/// <param name="Items">1 to <see cref="MeasurementSeries.MaxItems"/>, in any order.</param>
public sealed record RecordBatch(MeasurementSource Source, IReadOnlyList<BatchItem> Items) : MeasuringCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.RecordMeasurement;
}

/// <summary>One measurement of a batch.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Measurement">Instant or period, and value.</param>
public sealed record BatchItem(MetricKey Metric, int Version, NewMeasurement Measurement);

/// <summary>Corrects, retracts, confirms or disputes a measurement, or withdraws a dispute about it.</summary>
/// <param name="Metric">Which metric.</param>
/// <param name="Version">Which version of it.</param>
/// <param name="Change">What to do, to which measurement.</param>
public sealed record ChangeMeasurement(MetricKey Metric, int Version, MeasurementCommand Change) : MeasuringCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => Change switch
    {
        CorrectMeasurement or RetractMeasurement => PolicyAction.CorrectMeasurement,
        ConfirmMeasurement => PolicyAction.ConfirmMeasurement,
        DisputeMeasurement or WithdrawDispute => PolicyAction.DisputeMeasurement,
        // The rest is the account's own affair.
        _ => PolicyAction.Wake,
    };
}

using Success.Domain.Kpis;
using Success.Domain.Metrics;

namespace Success.Server.Demo;

/// <summary>A metric of the demo's catalogue, and what is usual for it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Meaning">What counts.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Kind">What its measurements are.</param>
/// <param name="Cadence">How often a value is expected.</param>
/// <param name="Typical">Where customers of middle size start.</param>
/// <param name="Target">Where they want to get.</param>
/// <param name="Tolerance">What both sides usually call acceptable.</param>
sealed record DemoMetric(
    string Key, string Name, string Meaning, string Unit, MetricKind Kind, Cadence Cadence, double Typical, double Target, double Tolerance)
{
    /// <summary>Digits after the point that make sense.</summary>
    public int Decimals { get; init; }

    /// <summary>Whether it grows with the customer.</summary>
    public bool IsScaled { get; init; }

    /// <summary>Who usually gives the numbers.</summary>
    public Supplier Supplier { get; init; }

    /// <summary>What the customer wants, in the customer's words.</summary>
    public string Outcome { get; init; } = "";

    /// <summary>Why the customer wants it.</summary>
    public string Why { get; init; } = "";

    /// <summary>What a unit is worth to the customer, in money.</summary>
    public decimal Worth { get; init; }

    /// <summary>The key, as the catalogue has it.</summary>
    public MetricKey MetricKey => MetricKey.Create(Key).Value;

    /// <summary>Whether wrong values can be told from later ones and put right: a running total cannot dip, and what is counted has no value.</summary>
    public bool CanDip => Kind.Seen() is not (MetricKind.FlowToDate or MetricKind.FlowPerPeriod { Summary: FlowSummary.Count });
}

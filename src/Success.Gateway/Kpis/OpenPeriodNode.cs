using Success.Domain.Accounts;
using Success.Domain.Metrics;

namespace Success.Gateway.Kpis;

/// <summary>A period that is still open.</summary>
public sealed class OpenPeriodNode
{
    internal OpenPeriodNode(OpenPeriod open, Calendar calendar) => (Period, Value) = (PeriodText.Print(open.Period, calendar), open.Value);

    /// <summary>The period as people write it.</summary>
    public string Period { get; }

    /// <summary>What has come so far comes to.</summary>
    public double? Value { get; }
}

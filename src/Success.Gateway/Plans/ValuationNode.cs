using Success.Domain;
using Success.Domain.Plans;

namespace Success.Gateway.Plans;

/// <summary>What an outcome is worth to the customer.</summary>
public sealed class ValuationNode
{
    readonly Valuation _valuation;

    internal ValuationNode(Valuation valuation) => _valuation = valuation;

    /// <summary>Money for one unit of the metric.</summary>
    public Money PerUnit => _valuation.PerUnit;

    /// <summary>Key of the metric that is meant.</summary>
    public string Metric => _valuation.Of.ToString();

    /// <summary>The part of it that both attribute to the work together.</summary>
    public decimal Share => _valuation.Share;
}

using Success.Domain;
using Success.Domain.Portfolio;
using Success.Gateway.Kpis;

namespace Success.Gateway.Accounts;

/// <summary>One decisive KPI's part of an account's attention.</summary>
public sealed class StakeNode
{
    readonly Attention _attention;

    internal StakeNode(KpiNode kpi, Attention attention) => (Kpi, _attention) = (kpi, attention);

    /// <summary>The KPI.</summary>
    public KpiNode Kpi { get; }

    /// <summary>Value × chance × nearness.</summary>
    public Money Amount => _attention.Amount;

    /// <summary>What reaching its target is worth.</summary>
    public Money Value => _attention.Value;

    /// <summary>Chance of missing it.</summary>
    public double Chance => _attention.Chance;

    /// <summary>0 (far) to 1 (due).</summary>
    public double Nearness => _attention.Nearness;
}

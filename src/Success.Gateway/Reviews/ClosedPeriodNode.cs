using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Kpis;
using Success.Gateway.Plans;

namespace Success.Gateway.Reviews;

/// <summary>A period that both sides closed.</summary>
public sealed class ClosedPeriodNode
{
    readonly AccountPage _page;
    readonly ClosedPeriod _period;

    internal ClosedPeriodNode(AccountPage page, ClosedPeriod period) => (_page, _period) = (page, period);

    /// <summary>Id of the review that closed it.</summary>
    public string Review => _page.IdOf(_period.Review);

    /// <summary>The plan.</summary>
    public PlanNode Plan => _page.PlanOf(_period.Plan);

    /// <summary>The first day.</summary>
    public DateOnly From => _period.Period.From;

    /// <summary>The last day.</summary>
    public DateOnly To => _period.Period.To;

    /// <summary>What both accepted.</summary>
    public string Digest => _period.Digest.ToString();

    /// <summary>The values that were confirmed thereby.</summary>
    public IReadOnlyList<ConfirmedValueNode> Values => [.. _period.Values.Select(value => new ConfirmedValueNode(_page.KpiOf(value.Kpi), value.Value))];
}

/// <summary>A KPI's value at the end of a closed period.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Value">In the metric's unit; null when there was none.</param>
public sealed record ConfirmedValueNode(KpiNode Kpi, double? Value);

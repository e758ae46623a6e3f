using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Kpis;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Plans;

/// <summary>How a plan ended.</summary>
public sealed class PlanEndingNode
{
    readonly AccountPage _page;
    readonly PlanEnding _ending;

    internal PlanEndingNode(AccountPage page, PlanEnding ending) => (_page, _ending) = (page, ending);

    /// <summary>When it was completed.</summary>
    public DateTimeOffset At => _ending.At;

    /// <summary>Who completed it.</summary>
    public ActorNode By => _page.ActorOf(_ending.By);

    /// <summary>The plan that renews it.</summary>
    public PlanNode? Successor => _ending.Successor.IsNone ? null : _page.FindPlan(_ending.Successor);

    /// <summary>Its KPIs with the terms that were in force; those that were taken away since are left out.</summary>
    public IReadOnlyList<KpiAtEndNode> Kpis =>
    [
        .. from end in _ending.Kpis
           let kpi = _page.FindKpi(end.Kpi)
           where kpi is not null
           select new KpiAtEndNode(kpi, end.Revision),
    ];
}

/// <summary>A KPI as a plan left it.</summary>
/// <param name="Kpi">The KPI.</param>
/// <param name="Revision">Number of its agreed terms; 0 for none.</param>
public sealed record KpiAtEndNode(KpiNode Kpi, int Revision);

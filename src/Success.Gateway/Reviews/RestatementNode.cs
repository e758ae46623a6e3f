using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Kpis;
using Success.Gateway.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Reviews;

/// <summary>A value of a closed period that one side wants to be another.</summary>
[GraphQLName("Restatement")]
public sealed class RestatementNode : INode
{
    readonly AccountPage _page;
    readonly PeriodRestatement _restatement;

    internal RestatementNode(AccountPage page, PeriodRestatement restatement) => (_page, _restatement) = (page, restatement);

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(_restatement.Id);

    /// <summary>Id of the review that closed the period.</summary>
    public string Review => _page.IdOf(_restatement.Review);

    /// <summary>The KPI.</summary>
    public KpiNode Kpi => _page.KpiOf(_restatement.Kpi);

    /// <summary>What the value is to be.</summary>
    public double Value => _restatement.Value;

    /// <summary>Why.</summary>
    public Task<string?> Reason() => _page.TextAsync(_restatement.Reason.Key);

    /// <summary>Who says so.</summary>
    public ActorNode By => _page.ActorOf(_restatement.By);

    /// <summary>When.</summary>
    public DateTimeOffset At => _restatement.At;
}

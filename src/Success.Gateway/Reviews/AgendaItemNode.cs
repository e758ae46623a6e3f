using System.Diagnostics;
using Success.Domain;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Explanations;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Explanations;
using Success.Gateway.Kpis;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Reviews;

/// <summary>One item of a review's agenda.</summary>
[GraphQLName("AgendaItem")]
public sealed class AgendaItemNode
{
    readonly AccountPage _page;
    readonly Review _review;
    readonly AgendaItem _item;

    internal AgendaItemNode(AccountPage page, Review review, AgendaItem item) => (_page, _review, _item) = (page, review, item);

    /// <summary>What to talk about.</summary>
    public AgendaTopic Topic => _item.Topic;

    /// <summary>With what it has to do.</summary>
    public INode Subject => Find<Kpi>(_page.FindKpi)
        ?? Find<Milestone>(id => InPlan(plan => plan.FindMilestone(id)))
        ?? Find<PlanAction>(id => InPlan(plan => plan.FindAction(id)))
        ?? Find<Proposal>(_page.FindProposal)
        ?? Find<Alert>(_page.FindAlert)
        ?? Find<PeriodRestatement>(_page.FindRestatement)
        ?? Find<Review>(_page.FindReview)
        ?? throw new UnreachableException($"The account has no {_item.Subject}.");

    /// <summary>Whose turn it is.</summary>
    public Side? Owes => _item.Owes;

    /// <summary>How the KPI stands.</summary>
    public Standing? Standing => _item.Standing;

    /// <summary>The day on which it is or was due.</summary>
    public DateOnly? Day => _item.Day;

    /// <summary>It in one sentence.</summary>
    public async Task<string> Sentence(string? locale) => Explain.Agenda(await FactsAsync(), await Readers.OfAsync(_page, locale));

    async Task<AgendaFacts> FactsAsync()
    {
        var subject = Subject;
        var name = subject switch
        {
            KpiNode kpi => await kpi.Name(),
            Plans.MilestoneNode milestone => await milestone.Title(),
            Plans.ActionNode action => await action.Title(),
            AlertNode alert => await alert.NameAsync(),
            RestatementNode restatement => await restatement.Kpi.Name(),
            _ => await _page.NameAsync($"{_review.Plan}.title"),
        };
        return new(_item, name, _review.Period)
        {
            Kpi = subject is KpiNode judged ? await judged.FactsAsync() : null,
            Alert = (subject as AlertNode)?.Kind ?? default,
            Since = Id<Proposal>.Parse(_item.Subject.ToString()) is { IsSuccess: true } id
                && _page.View.Proposals.FirstOrDefault(proposal => proposal.Id == id.Value)?.Sent is { } sent ? _page.Calendar.DateAt(sent.Approval.At) : default,
        };
    }

    INode? Find<T>(Func<Id<T>, INode?> find)
        where T : IIdentified => Id<T>.Parse(_item.Subject.ToString()) is { IsSuccess: true } id ? find(id.Value) : null;

    INode? InPlan(Func<Plans.PlanNode, INode?> find) => find(_page.PlanOf(_review.Plan));
}

using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Templates;

/// <summary>A plan to begin with.</summary>
[GraphQLName("PlanTemplate")]
public sealed class TemplateNode : INode
{
    // What is retired while one reads has nothing in it any more.
    static readonly PlanTemplate Forgotten = new("", [], [], []);

    readonly GatewayRequest _request;
    readonly Template _template;

    readonly Lazy<Task<PlanTemplate>> _plan;

    internal TemplateNode(GatewayRequest request, Template template) => (_request, _template, _plan) = (request, template, new(ReadAsync));

    /// <summary>Its id.</summary>
    public string Id => _template.Id.ToString();

    /// <summary>Its name in the list.</summary>
    public async Task<string> Name() => await _request.Workspace.TextAsync(Tenant.NameOf(_template.Id)) ?? "";

    /// <summary>Title that a plan begins with.</summary>
    public async Task<string> Title() => (await _plan.Value).Title;

    /// <summary>What customers usually want.</summary>
    public async Task<IReadOnlyList<TemplateObjectiveNode>> Objectives() => [.. (await _plan.Value).Objectives.Select(objective => new TemplateObjectiveNode(objective))];

    /// <summary>Days by which something must have happened.</summary>
    public async Task<IReadOnlyList<TemplateMilestone>> Milestones() => (await _plan.Value).Milestones;

    /// <summary>What either side is to do.</summary>
    public async Task<IReadOnlyList<TemplateAction>> Actions() => (await _plan.Value).Actions;

    /// <summary>When it was last written.</summary>
    public DateTimeOffset WrittenAt => _template.WrittenAt;

    /// <summary>By whom.</summary>
    public ActorNode WrittenBy => new(_request, _template.WrittenBy);

    async Task<PlanTemplate> ReadAsync() =>
        await _request.Workspace.TextAsync(Tenant.BodyOf(_template.Id)) is { } body ? Tenant.ReadTemplate(body) : Forgotten;
}

/// <summary>An objective of a template.</summary>
public sealed class TemplateObjectiveNode
{
    readonly TemplateObjective _objective;

    internal TemplateObjectiveNode(TemplateObjective objective) => _objective = objective;

    /// <summary>What customers usually want.</summary>
    public string Outcome => _objective.Outcome;

    /// <summary>Why it usually matters.</summary>
    public string? Why => _objective.Why;

    /// <summary>How it is usually measured.</summary>
    public IReadOnlyList<TemplateKpiNode> Kpis => [.. _objective.Kpis.Select(kpi => new TemplateKpiNode(kpi))];
}

/// <summary>A KPI of a template.</summary>
public sealed class TemplateKpiNode
{
    readonly TemplateKpi _kpi;

    internal TemplateKpiNode(TemplateKpi kpi) => _kpi = kpi;

    /// <summary>Its name.</summary>
    public string Name => _kpi.Name;

    /// <summary>Key of its metric.</summary>
    public string Metric => _kpi.Metric.ToString();

    /// <summary>Its usual terms.</summary>
    public TemplateTermsNode? Terms => _kpi.Terms is { } terms ? new(terms) : null;
}

using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Drift;
using Success.Domain.Explanations;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Gateway.Accounts;
using Success.Gateway.Agreements;
using Success.Gateway.Explanations;
using Success.Gateway.Metrics;
using Success.Gateway.Plans;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;
using Success.GraphQL.Connections;

namespace Success.Gateway.Kpis;

/// <summary>A KPI of an account, as its reader may see it.</summary>
[GraphQLName("Kpi")]
public sealed class KpiNode : INode
{
    /// <summary>Most observations that a view holds, and so most that can be asked for.</summary>
    public const int MaxObservations = 64;

    readonly AccountPage _page;
    readonly KpiView _view;

    internal KpiNode(AccountPage page, KpiView view) => (_page, _view) = (page, view);

    Kpi Kpi => _view.Kpi;

    /// <summary>Its id.</summary>
    public string Id => _page.IdOf(Kpi.Id);

    /// <summary>The account.</summary>
    public AccountNode Account => new(_page);

    /// <summary>The plan.</summary>
    public PlanNode Plan => _page.PlanOf(Kpi.Plan);

    /// <summary>The objective that it measures.</summary>
    public ObjectiveNode Objective => _page.ObjectiveOf(Kpi.Objective);

    /// <summary>Its name.</summary>
    public Task<string> Name() => _page.NameAsync($"{Kpi.Id}.name");

    /// <summary>Key of the metric.</summary>
    public string Metric => Kpi.Metric.ToString();

    /// <summary>The version that the terms in force mean; the latest before there are any.</summary>
    public async Task<MetricVersionNode?> MetricVersion() => await DefinitionAsync() is { } metric ? new(metric) : null;

    /// <summary>Who wrote it down first.</summary>
    public ActorNode AddedBy => _page.ActorOf(Kpi.AddedBy);

    /// <summary>The terms in force; null without.</summary>
    public TermsRevisionNode? Agreed => Kpi.Agreed is { } agreed ? new(_page, agreed) : null;

    /// <summary>All terms that were ever agreed.</summary>
    public IReadOnlyList<TermsRevisionNode> Revisions => [.. Kpi.Revisions.Select(revision => new TermsRevisionNode(_page, revision))];

    /// <summary>Proposals that change it.</summary>
    public IReadOnlyList<ProposalNode> Pending =>
    [
        .. _page.View.Proposals.Where(proposal => proposal.Envelope.Changes.Any(change => change.Subject == Kpi.Id.ToString()))
            .Select(proposal => new ProposalNode(_page, proposal)),
    ];

    /// <summary>The agreement by which it was retired.</summary>
    public AgreementNode? Retired => Kpi.Retired is { } retired ? new(_page, retired) : null;

    /// <summary>What the rule of its baseline has led to.</summary>
    public TakenBaselineNode? TakenBaseline => Kpi is { TakenBaseline: { } taken, Agreed: { } agreed } ? new(_page, Kpi.Id, agreed.Number, taken) : null;

    /// <summary>How it stands.</summary>
    public Standing Standing => _view.Standing;

    /// <summary>How it would stand under the terms that the reader's side proposes.</summary>
    public Standing? Provisional => _view.Provisional;

    /// <summary>Why it stands so.</summary>
    public async Task<KpiExplanationNode> Explanation(string? locale)
    {
        var facts = await FactsAsync();
        return new(_view, Explain.Kpi(facts, await Readers.OfAsync(_page, locale)));
    }

    internal async Task<KpiFacts> FactsAsync() => Facts(await Name(), await DefinitionAsync());

    /// <summary>How far it has come.</summary>
    public double? Progress => _view.Progress;

    /// <summary>What is judged, in numbers.</summary>
    public AimNode? Aim => AimNode.Of(_view.Aim);

    /// <summary>The due date after all pauses.</summary>
    public DateOnly? Due => _view.Due;

    /// <summary>The last observation.</summary>
    public Observation? Latest => _view.Values is [.., var last] ? last : null;

    /// <summary>Whether both sides stand by the last value.</summary>
    public bool IsConfirmed => _view.IsConfirmed;

    /// <summary>The last observations.</summary>
    public IReadOnlyList<Observation> Observations(int? last)
    {
        var count = Refuse(last, 1, MaxObservations, "last") ?? MaxObservations;
        return [.. _view.Values.TakeLast(count)];
    }

    /// <summary>The period that is still open.</summary>
    public OpenPeriodNode? SoFar => _view.SoFar is { } open ? new(open, _page.Calendar) : null;

    /// <summary>The agreed way with its tolerance.</summary>
    public async Task<IReadOnlyList<TrajectoryPoint>?> Trajectory(int points)
    {
        Refuse(points, 2, TrajectoryPoint.MaxPoints, "points");
        if (_view.Aim is not { } aim || Kpi.Agreed is not { } agreed)
        {
            return null;
        }

        var terms = agreed.Content.Terms;
        var metric = await _page.Request.Workspace.FindMetricAsync(terms.Metric, terms.MetricVersion);
        var judged = KpiWatch.TermsOf(agreed.Content, aim, metric?.Kind ?? new MetricKind.LevelAtInstant());
        return TrajectoryPoint.Of(judged, _view.Drift?.KeptSince, _page.View.Now, points);
    }

    /// <summary>What its numbers are made of: the measurements of its metric, in the version that its terms mean.</summary>
    public async Task<Connection<MeasurementNode>?> Measurements(
        DateTimeOffset? from, DateTimeOffset? to, int? first, string? after, int? last, string? before) =>
        await MeasurementHistories.ReadAsync(_page, Metric, (await DefinitionAsync())?.Version, from, to, new(first, after, last, before));

    /// <summary>What terms would do.</summary>
    public async Task<TermsPreview> Preview(TermsInput terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var draft = terms.ToDraft();
        var answer = await _page.Request.AccountGrain(_page.View.Id).Preview(
            new(Kpi.Id, draft.IsSuccess ? draft.Value : throw new Errors.RefusedException(draft.Error.Within("terms")), _page.Request.Caller.Audience));
        var fields = new Errors.FieldNames();
        fields.Add("terms.goal", $"terms.{terms.GoalField}");
        return answer.Preview ?? throw new Errors.RefusedException(fields.Of(answer.Refusal!));
    }

    Terms? Terms => Kpi.Agreed?.Content.Terms;

    async Task<Metric?> DefinitionAsync()
    {
        var tenant = await _page.Request.Workspace.TenantAsync();
        return Terms is { } terms ? tenant.Catalogue.Find(terms.Metric, terms.MetricVersion) : tenant.Catalogue.Latest(Kpi.Metric);
    }

    KpiFacts Facts(string name, Metric? metric) => new()
    {
        Name = name,
        Unit = metric?.Unit ?? "",
        IsPerPeriod = metric?.Kind.Periods() is not null,
        Standing = _view.Standing,
        IsWithinHeadStart = _view.IsWithinHeadStart,
        IsOvertaken = _view.IsOvertaken,
        LacksData = _view.LacksData,
        Aim = _view.Aim,
        Cadence = Terms?.Cadence ?? default,
        Due = _view.Due,
        Drift = _view.Drift,
        Supplier = Terms?.Supplier ?? default,
        IsConfirmed = _view.IsConfirmed,
        Revision = Kpi.Agreed?.Number ?? 0,
    };

    static int? Refuse(int? value, int least, int most, string argument) => value is null || (value >= least && value <= most)
        ? value
        : throw new Errors.RefusedException(new(DomainErrorCode.Invalid, $"This is {least} to {most}.", argument));
}

using Success.Domain;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Server.Demo;

// Plans, and the way to an agreement or away from one.
sealed partial class Engagement
{
    const double FirstBoldness = 0.15;

    Id<Plan> _plan;
    Id<Objective> _objective;

    async Task WriteDownAsync()
    {
        NewKpi[] kpis =
        [
            new(_outcome.Metric.Name, _outcome.Metric.MetricKey),
            .. _range is null ? [] : new[] { new NewKpi(_range.Metric.Name, _range.Metric.MetricKey) },
        ];
        var answer = await _world.DoAsync(Provider, Id, new CreatePlan($"Success plan {_world.LastDay.Year}")
        {
            Objectives = [Objective() with { Kpis = kpis }],
            Milestones = Milestones(),
            Actions = Actions(),
        });
        _plan = Id<Plan>.Parse(answer.Subject).Value;
        var view = await _world.LookAsync(Provider, Id);
        _objective = view.Plans[^1].Plan.Objectives[0].Id;
        _outcome.Kpi = view.Kpis.First(kpi => kpi.Kpi.Metric == _outcome.Metric.MetricKey).Kpi.Id;
        if (_range is not null)
        {
            _range.Kpi = view.Kpis.First(kpi => kpi.Kpi.Metric == _range.Metric.MetricKey).Kpi.Id;
        }
    }

    NewObjective Objective() => new(_outcome.Metric.Outcome)
    {
        Why = _outcome.Metric.Why,
        Owners = new(Provider.Member, Customer.Member),
        Valuation = new(new Money(_outcome.Metric.Worth, Currency), _outcome.Metric.MetricKey, 0.5m),
    };

    List<ChangeDraft> Changes(int basedOn = 0, double boldness = 0) =>
    [
        new ChangeDraft.SetObjective(basedOn, _objective, Objective()),
        new ChangeDraft.SetTerms(basedOn, _outcome.Kpi, Measures.Outcome, IsDecisive: true, OutcomeTerms(boldness)),
        .. _range is null ? [] : new ChangeDraft[] { RangeTerms(basedOn) },
    ];

    ChangeDraft.SetTerms RangeTerms(int basedOn) => new(basedOn, _range!.Kpi, Measures.Process, IsDecisive: false, _range.Terms());

    TermsDraft OutcomeTerms(double boldness)
    {
        Baseline? rule = Scenario.Dealing switch
        {
            Dealing.Baselining => new Baseline.Taken(BaselineStatistic.Median, LongPeriods()),
            Dealing.BaselineTaken => new Baseline.Taken(BaselineStatistic.Median, 3),
            _ => null,
        };
        return _outcome.Terms(rule, boldness) with { Supplier = OutcomeSupplier };
    }

    // More than there can be until the end.
    int LongPeriods() => _outcome.Metric.Cadence switch
    {
        Cadence.Daily => Baseline.Taken.MaxPeriods,
        Cadence.Monthly => 3,
        _ => 6,
    };

    Task DraftAsync() => _world.DoAsync(Provider, Id, new DraftProposal(_plan, Changes(), "To be discussed with the team before it goes out."));

    // Whoever is to counter is asked for more than what is agreed in the end.
    Task ProposeAsync() => _world.DoAsync(Provider, Id, new Propose(
        _plan, Changes(boldness: IsCountered ? FirstBoldness : 0), "What we spoke about in the workshop, in numbers."));

    bool IsCountered => Scenario.Dealing == Dealing.Countered || (Scenario.Dealing == Dealing.Agreed && Number % 3 == 0);

    async Task<Proposal> OnTheTableAsync(Audience who) => (await _world.LookAsync(who, Id)).Proposals[^1];

    async Task AcceptAsync(Audience who)
    {
        var seen = await OnTheTableAsync(who);
        await _world.DoAsync(who, Id, new AnswerProposal(seen.Id, seen.Envelope.Digest) { Accept = [.. seen.Envelope.Changes.Select(change => change.Id)] });
        IsAgreed = true;
    }

    async Task CounterAsync(Audience who)
    {
        var seen = await OnTheTableAsync(who);
        await _world.DoAsync(who, Id, new AnswerProposal(seen.Id, seen.Envelope.Digest)
        {
            Counter = Changes(),
            Note = "The direction is right. With the season in between we can promise a little less.",
        });
    }

    async Task AcceptInPartAsync()
    {
        var seen = await OnTheTableAsync(Customer);
        await _world.DoAsync(Customer, Id, new AnswerProposal(seen.Id, seen.Envelope.Digest)
        {
            Accept = [.. seen.Envelope.Changes.Where(change => change.Subject != _range!.Kpi.ToString()).Select(change => change.Id)],
            Counter = [RangeTerms(0) with { Terms = _range!.Terms() with { Weight = 2 } }],
            Note = "Yes to the outcome. What lies beside it should count twice.",
        });
        IsAgreed = true;
    }

    async Task DeclineAsync()
    {
        var seen = await OnTheTableAsync(Customer);
        await _world.DoAsync(Customer, Id, new AnswerProposal(seen.Id, seen.Envelope.Digest)
        {
            Decline = true,
            Note = "Not this year: the reorganisation comes first.",
        });
    }

    async Task WithdrawAsync() => await _world.DoAsync(Provider, Id, new WithdrawProposal((await OnTheTableAsync(Provider)).Id));

    async Task ProposeAnewAsync()
    {
        _outcome.RunOn(DemoWorld.MondayFrom(_world.Today.AddDays(Weeks)), _outcome.Due.AddDays(60));
        _range?.Run(_outcome.Start, _outcome.Due);
        await _world.DoAsync(Provider, Id, new Propose(_plan, Changes(basedOn: 1), "Ahead of the plan: let us aim higher."));
    }

    Task ProposePauseAsync()
    {
        var pause = new AgreedPause(_world.LastDay.AddDays(-14), _world.LastDay.AddDays(20), PauseEffect.Shift);
        ChangeDraft[] changes =
        [
            new ChangeDraft.PauseKpi(1, _outcome.Kpi, pause),
            .. _range is null ? [] : new ChangeDraft[] { new ChangeDraft.PauseKpi(1, _range.Kpi, pause) },
        ];
        return _world.DoAsync(Provider, Id, new Propose(_plan, changes, "While the warehouse moves, nobody should be judged."));
    }

    async Task CompleteAsync()
    {
        if (Number / 2 % 2 == 0)
        {
            await _world.DoAsync(Provider, Id, new CompletePlan(_plan));
            return;
        }

        await _world.DoAsync(Provider, Id, new RenewPlan(_plan, $"Success plan {_world.LastDay.Year + 1}", []));
    }
}

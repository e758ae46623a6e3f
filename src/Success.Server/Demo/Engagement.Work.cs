using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Plans;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Server.Demo;

// The work under an agreement: milestones, actions, words, reviews.
sealed partial class Engagement
{
    const int FirstSteps = 10;

    Id<Review> _review;
    bool _willWork;

    bool IsLate => Number % 4 == 2;

    NewMilestone[] Milestones() => !_willWork ? [] :
    [
        new("Kick-off held", _world.Today.AddDays(21)),
        new("First site live", IsLate ? Later(10, before: 6) : Later(50, before: 20)),
        new("All sites live", _world.LastDay.AddDays(45)),
    ];

    NewAction[] Actions() => !_willWork ? [] :
    [
        new("Connect the data source", Side.Provider, _world.Today.AddDays(14), Provider.Member),
        new("Name the key users", Side.Customer, IsLate ? Later(8, before: 4) : Later(50, before: 24), Customer.Member),
        new("Prepare the next review", Side.Provider, _world.LastDay.AddDays(12)),
        new("Collect wishes for the next release", Side.Customer),
    ];

    // A day shortly before the end, unless what comes first is later than that.
    DateOnly Later(int days, int before)
    {
        var (wanted, late) = (_world.Today.AddDays(days), _world.LastDay.AddDays(-before));
        return IsLate && late > wanted ? late : wanted;
    }

    void PlanWork()
    {
        _willWork = true;
        var begin = AgreementDay().AddDays(FirstSteps);
        At(begin, FirstStepsAsync);
        At(begin.AddDays(7), TalkAsync);
        PlanReviews();
        if (Number % 4 == 1)
        {
            At(12, ConfirmAsync);
        }

        if (Number % 9 == 4)
        {
            At(8, DisputeAsync);
        }
    }

    void PlanReviews()
    {
        var half = _outcome.Start.AddDays((_world.LastDay.DayNumber - _outcome.Start.DayNumber) / 2);
        if (Number % 2 == 0 && half > _outcome.Start.AddDays(28) && Scenario.Dealing is not (Dealing.PartlyAccepted or Dealing.NotStarted or Dealing.Baselining))
        {
            At(half.AddDays(3), () => PlanReviewAsync(_outcome.Start, half, _world.Now.AddDays(4)));
            At(half.AddDays(9), ClosePeriodAsync);
            PlanRestatement(half);
        }

        if (Scenario.Dealing is Dealing.Agreed or Dealing.Superseded)
        {
            PlanCurrentReview();
        }
    }

    void PlanRestatement(DateOnly half)
    {
        if (Number % 8 == 0)
        {
            var isOld = Number % 16 == 0;
            At(isOld ? half.AddDays(20) : _world.LastDay.AddDays(-9), RestateAsync);
            if (isOld)
            {
                At(half.AddDays(25), ConfirmRestatementAsync);
            }
        }
    }

    void PlanCurrentReview()
    {
        var quarter = _world.LastDay.AddDays(-35);
        switch (Number % 6)
        {
            case 1:
                // Held and accepted by the provider alone: the customer's yes is awaited.
                At(13, () => PlanReviewAsync(quarter, _world.Today.AddDays(-2), _world.Now.AddDays(5)));
                At(6, async () => await AcceptPeriodAsync(Provider));
                break;
            case 3:
                At(7, () => PlanReviewAsync(quarter, _world.LastDay.AddDays(-8), _world.End.AddDays(9)));
                break;
        }
    }

    async Task FirstStepsAsync()
    {
        var plan = (await _world.LookAsync(Provider, Id)).Plans.First(one => one.Plan.Id == _plan).Plan;
        await _world.DoAsync(Provider, Id, new CompleteMilestone(plan.Milestones[0].Id));
        await _world.DoAsync(Provider, Id, new CompleteAction(plan.Actions[0].Id));
        if (!IsLate)
        {
            await _world.DoAsync(Customer, Id, new CompleteAction(plan.Actions[1].Id));
            At(_world.Today.AddDays(12), () => _world.DoAsync(Provider, Id, new CompleteMilestone(plan.Milestones[1].Id)));
        }
    }

    async Task TalkAsync()
    {
        await _world.DoAsync(Provider, Id, new AddComment(
            _plan, "The champion is leaving in spring; we need a second one before that.", Audience: CommentAudience.Internal));
        await _world.DoAsync(Customer, Id, new AddComment(_plan, "Please count the night shift as well.", _outcome.Kpi.ToString()));
        await _world.DoAsync(Provider, Id, new AddComment(
            _plan, "Counted from this week on.", _outcome.Kpi.ToString(), CommentAudience.Shared));
    }

    async Task PlanReviewAsync(DateOnly from, DateOnly to, DateTimeOffset meetsAt)
    {
        var kind = to.DayNumber - from.DayNumber > 60 ? ReviewKind.Quarterly : ReviewKind.CheckIn;
        var planned = await _world.DoAsync(Provider, Id, new HoldReview(new PlanReview(_plan, kind, from, to, meetsAt)));
        _review = Id<Review>.Parse(planned.Subject).Value;
    }

    async Task ClosePeriodAsync()
    {
        await AcceptPeriodAsync(Provider);
        await AcceptPeriodAsync(Customer);
    }

    async Task AcceptPeriodAsync(Audience who)
    {
        var review = (await _world.LookAsync(who, Id)).Reviews.First(open => open.Review.Id == _review);
        await _world.DoAsync(who, Id, new HoldReview(new AcceptPeriod(_review, review.Digest)));
    }

    async Task RestateAsync()
    {
        var closed = (await _world.LookAsync(Provider, Id)).ClosedPeriods[^1];
        if (closed.Values.FirstOrDefault(one => one.Value is not null) is { Value: { } known } value)
        {
            await _world.DoAsync(Provider, Id, new HoldReview(new RestateValue(
                closed.Review, value.Kpi, Math.Round(known * 1.02, 3), "Two late bookings belong to this period.")));
            _world.Tally.Count("restated");
        }
    }

    async Task ConfirmRestatementAsync()
    {
        foreach (var restatement in (await _world.LookAsync(Customer, Id)).Restatements)
        {
            await _world.DoAsync(Customer, Id, new HoldReview(new AnswerRestatement(restatement.Id, IsConfirmed: true)));
        }
    }
}

using Success.Domain.Accounts;

namespace Success.Server.Demo;

// What stands in the diary from the first day on. Days are counted back from the end, since that is where everything must be in its state.
sealed partial class Engagement
{
    const int Weeks = 7;

    void PlanTheYear()
    {
        _outcome.Run(StartDay(), DueDay());
        _range?.Run(_outcome.Start, _outcome.Due);
        switch (Scenario.Dealing)
        {
            case Dealing.NoPlan:
                PlanFarewell();
                return;
            case Dealing.Draft:
                At(12, WriteDownAsync);
                At(10, DraftAsync);
                return;
            case Dealing.Proposed:
                PlanProposal(Number % 3 == 0 ? 4 : 10);
                return;
            case Dealing.Countered:
                PlanProposal(12);
                At(5, () => CounterAsync(Customer));
                return;
            case Dealing.Declined:
                PlanProposal(40);
                At(33, DeclineAsync);
                return;
            case Dealing.Expired:
                PlanProposal(60);
                return;
            case Dealing.Withdrawn:
                PlanProposal(30);
                At(20, WithdrawAsync);
                return;
            default:
                PlanAgreement();
                PlanWork();
                return;
        }
    }

    void PlanFarewell()
    {
        if (Number / Demo.Scenario.All.Count % 2 == 1)
        {
            At(20, async () =>
            {
                _isArchived = true;
                await _world.DoAsync(_world.Owner, Id, new ArchiveAccount(ArchiveReason.Churned, _world.Today));
            });
        }
    }

    void PlanProposal(int daysBeforeEnd)
    {
        At(daysBeforeEnd + 2, WriteDownAsync);
        At(daysBeforeEnd, ProposeAsync);
    }

    void PlanAgreement()
    {
        var agreed = AgreementDay();
        At(agreed.AddDays(-7), WriteDownAsync);
        At(agreed.AddDays(-5), ProposeAsync);
        switch (Scenario.Dealing)
        {
            case Dealing.PartlyAccepted:
                At(agreed, AcceptInPartAsync);
                break;
            case Dealing.Agreed when Number % 3 == 0:
                At(agreed.AddDays(-2), () => CounterAsync(Customer));
                At(agreed, () => AcceptAsync(Provider));
                break;
            default:
                At(agreed, () => AcceptAsync(Customer));
                break;
        }

        PlanWhatFollows();
    }

    void PlanWhatFollows()
    {
        switch (Scenario.Dealing)
        {
            case Dealing.Superseded:
                At(_world.Options.Days / 3, ProposeAnewAsync);
                At((_world.Options.Days / 3) - 4, () => AcceptAsync(Customer));
                break;
            case Dealing.Paused:
                At(21, ProposePauseAsync);
                At(17, () => AcceptAsync(Customer));
                break;
            case Dealing.Completed:
                At(6, CompleteAsync);
                break;
            case Dealing.Agreed when Scenario.Course == Course.WrongNumbers:
                At((Courses.CorrectedWeeks * Weeks) - 2, CorrectAsync);
                break;
        }
    }

    DateOnly AgreementDay() => Scenario.Dealing switch
    {
        Dealing.PartlyAccepted => _world.LastDay.AddDays(-8),
        Dealing.NotStarted => _world.LastDay.AddDays(-5),
        _ => _outcome.Start.AddDays(-4),
    };

    DateOnly StartDay() => Scenario.Dealing switch
    {
        Dealing.Baselining => DemoWorld.MondayFrom(_world.LastDay.AddDays(-4 * Weeks)),
        Dealing.NotStarted => DemoWorld.MondayFrom(_world.LastDay.AddDays(2 * Weeks)),
        Dealing.Draft or Dealing.Proposed or Dealing.Countered or Dealing.Declined or Dealing.Expired or Dealing.Withdrawn =>
            DemoWorld.MondayFrom(_world.LastDay.AddDays(Weeks)),
        _ => DemoWorld.MondayFrom(_world.FirstDay.AddDays(14 + (int)(_world.Options.Days * 0.12 * _random.NextDouble()))),
    };

    // A plan is completed once its verdict is there, which takes a period and the time in which its values may come.
    DateOnly DueDay() => (Scenario.Dealing, Scenario.Course.IsConcluded()) switch
    {
        (Dealing.Completed, _) => _world.LastDay.AddDays(-40 - _random.Next(20)),
        (_, true) => _world.LastDay.AddDays(-12 - _random.Next(20)),
        _ => _world.LastDay.AddDays(90 + _random.Next(120)),
    };
}

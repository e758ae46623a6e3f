using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Portfolio;

/// <summary>Questions at random: filters of few criteria, scopes, orders.</summary>
sealed class PortfolioQuestions(SomeSummaries some, IReadOnlyList<Id<Account>> accounts)
{
    public PortfolioFilter Filter()
    {
        var filter = new PortfolioFilter { Lifecycles = some.Chance(0.5) ? [] : [AccountLifecycle.Active] };
        for (var criteria = some.Random.Next(3); criteria > 0; criteria--)
        {
            filter = some.Random.Next(14) switch
            {
                0 => filter with { Owners = [some.Pick(some.Owners), some.Chance(0.5) ? default : some.Pick(some.Owners)] },
                1 => filter with { Standings = [some.Pick(Enum.GetValues<Standing>()), Standing.AtRisk] },
                2 => filter with { Segments = [some.Pick(new[] { "", "enterprise", "unknown" })] },
                3 => filter with { AnyTags = ["beta", "nps"] },
                4 => filter with { AllTags = ["emea", some.Pick(new[] { "pilot", "unknown" })] },
                5 => filter with { Parent = some.Pick(accounts) },
                6 => filter with { Subtree = some.Pick(accounts) },
                7 => filter with { WaitingFor = [some.Pick(Enum.GetValues<WaitingFor>()), WaitingFor.Both] },
                8 => filter with { HasAlerts = some.Chance(0.5) },
                9 => filter with { RenewsBefore = new DateOnly(2026, 1, 1).AddDays(some.Random.Next(220)) },
                11 => filter with { ReviewsBefore = new DateOnly(2026, 1, 1).AddDays(some.Random.Next(65)) },
                10 => filter with { Text = some.Pick(new[] { "APFEL", "söh", "zebra h", "社デ", "cust-00", "3", "🙂", "crème brulee" }) },
                12 => filter with { Account = some.Pick(accounts) },
                _ => filter with { Text = some.Pick(new[] { "apf", "ÄPFEL", "株式", "cust-001", "Z", "ωm", "x" }), TextMatch = TextMatch.Prefix },
            };
        }

        return filter;
    }

    public AccountScope Scope() => some.Chance(0.7)
        ? AccountScope.Everything
        : AccountScope.BoundTo(Enumerable.Range(0, some.Random.Next(1, 20)).Select(_ => new AccountBinding(some.Pick(accounts), some.Chance(0.5)))).Value;

    public PageRequest Request() => new(some.Pick(Enum.GetValues<AccountOrder>()), some.Pick(new SortDirection?[] { null, SortDirection.Ascending, SortDirection.Descending }));
}

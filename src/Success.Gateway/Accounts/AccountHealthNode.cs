using Success.Domain.Health;
using Success.Domain.Kpis;

namespace Success.Gateway.Accounts;

/// <summary>How healthy an account is, in named parts.</summary>
public sealed class AccountHealthNode
{
    readonly AccountHealth _health;

    internal AccountHealthNode(AccountHealth health) => _health = health;

    /// <summary>Whether what was agreed is being reached.</summary>
    public OutcomesHealthNode? Outcomes => _health.Outcomes is { } outcomes ? new(outcomes) : null;
}

/// <summary>How an account's agreed decisive KPIs stand.</summary>
public sealed class OutcomesHealthNode
{
    readonly OutcomesHealth _outcomes;

    internal OutcomesHealthNode(OutcomesHealth outcomes) => _outcomes = outcomes;

    /// <summary>The worst of them.</summary>
    public Standing Worst => _outcomes.Worst;

    /// <summary>Their mean progress by weight.</summary>
    public double? Progress => _outcomes.Progress;

    /// <summary>How many stand how.</summary>
    public IReadOnlyList<KpiCountNode> Standings => [.. _outcomes.Counts.Select(count => new KpiCountNode(count.Standing, count.Count))];
}

/// <summary>How many KPIs stand in one way.</summary>
/// <param name="Standing">The way.</param>
/// <param name="Kpis">How many.</param>
public sealed record KpiCountNode(Standing Standing, int Kpis);

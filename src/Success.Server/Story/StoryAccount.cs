using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Plans;

namespace Success.Server.Story;

/// <summary>An account of the story.</summary>
sealed class StoryAccount
{
    /// <summary>What the data call it.</summary>
    public required string ExternalId { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>The segment.</summary>
    public required string Segment { get; init; }

    /// <summary>Its id.</summary>
    public required Id<Account> Id { get; init; }

    /// <summary>What is measured for it.</summary>
    public required IReadOnlyList<RealSeries> Series { get; init; }

    /// <summary>Who answers for the outcome on the customer's side; null while nobody is named.</summary>
    public Participant? Sponsor { get; set; }

    /// <summary>The customer's own system; null when the numbers come from the provider's.</summary>
    public Participant? System { get; set; }

    /// <summary>Its plan; none before there is one.</summary>
    public Id<Plan> Plan { get; set; }

    /// <summary>Its KPI; none before there is one.</summary>
    public Id<Kpi> Kpi { get; set; }
}

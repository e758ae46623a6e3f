using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;

namespace Success.Domain.Plans;

/// <summary>An outcome that the customer wants, in the customer's words.</summary>
/// <param name="Id">Its id.</param>
/// <param name="AddedBy">Who wrote it down first.</param>
/// <param name="Draft">What was written down; it can be edited until something is agreed.</param>
public sealed record Objective(Id<Objective> Id, Who AddedBy, ObjectiveContent Draft) : IIdentified, IEntity<Objective>
{
    /// <inheritdoc/>
    public static string Prefix => "obj";

    /// <summary>What was agreed, the one in force last; empty while it is a draft.</summary>
    public ImmutableArray<Revision<ObjectiveContent>> Revisions { get; init; } = [];

    /// <summary>What holds: the agreed content, or the draft before there is one.</summary>
    [JsonIgnore]
    public ObjectiveContent Content => Revisions is [.., var latest] ? latest.Content : Draft;
}

/// <summary>What an objective says.</summary>
/// <param name="TextOwner">The id before the dot in the keys of its texts: <c>….outcome</c> and <c>….why</c>.</param>
/// <param name="Outcome">Digest of the outcome in the customer's words.</param>
/// <param name="Why">Digest of why it matters to the customer; null when nothing was written.</param>
/// <param name="Owners">Who answers for it on each side.</param>
/// <param name="Valuation">What it is worth; null while nobody has said.</param>
public sealed record ObjectiveContent(string TextOwner, TextDigest Outcome, TextDigest? Why, Owners Owners, Valuation? Valuation);

/// <summary>What an outcome is worth to the customer, so that both sides reckon alike.</summary>
/// <param name="PerUnit">Money for one unit of the metric, above 0.</param>
/// <param name="Of">The metric that is meant.</param>
/// <param name="Share">The part of it that both attribute to the work together, above 0 and at most 1.</param>
public sealed record Valuation(Money PerUnit, MetricKey Of, decimal Share)
{
    /// <summary>The valuation, or what is wrong with it.</summary>
    public static Result<Valuation> Create(Money perUnit, MetricKey of, decimal share)
    {
        var refusals = new Refusals();
        refusals.Take(Money.Create(perUnit.Amount, perUnit.Currency), "perUnit");
        refusals.Require(perUnit.Amount > 0, "perUnit.amount", "A unit is worth more than 0; leave the valuation out when nobody knows.");
        refusals.Require(of != default, "of", "A valuation names the metric of which a unit is worth so much.");
        refusals.Require(share is > 0 and <= 1, "share", "The share attributed is above 0 and at most 1.");
        return refusals.IsEmpty ? new Valuation(perUnit, of, share) : refusals.ToError();
    }

    /// <summary>What so many units of the metric are worth, rounded to the cent; the direction does not matter.</summary>
    /// <returns>Null when it is beyond <see cref="Money.MaxAmount"/>.</returns>
    public Money? WorthOf(double units)
    {
        // Reckoned in doubles first: a decimal would overflow where the comparison just says no.
        var rough = Math.Abs(units) * (double)PerUnit.Amount * (double)Share;
        return rough <= (double)Money.MaxAmount
            ? PerUnit with { Amount = decimal.Round((decimal)rough, 2) }
            : null;
    }
}

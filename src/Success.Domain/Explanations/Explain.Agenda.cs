using Success.Domain.Alerts;
using Success.Domain.Reviews;

namespace Success.Domain.Explanations;

/// <content>What is said of a review's agenda.</content>
public static partial class Explain
{
    /// <summary>One item of an agenda, in one sentence.</summary>
    public static string Agenda(AgendaFacts facts, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reader);
        var (item, name) = (facts.Item, ("name", facts.Name));
        var date = ("date", facts.Item.Day is { } day ? reader.Day(day) : "");
        return item.Topic switch
        {
            AgendaTopic.InDanger or AgendaTopic.WithoutData or AgendaTopic.Reached => Kpi(facts.Kpi!, reader).Headline,
            AgendaTopic.MilestoneOverdue => reader.Say(Phrase.AlertMilestone, name, date),
            AgendaTopic.ActionOverdue => reader.Say(item.Owes == reader.Side ? Phrase.AgendaActionYours : Phrase.AgendaActionTheirs, name, date),
            AgendaTopic.MilestoneDue => reader.Say(Phrase.AgendaMilestoneDue, name, date),
            AgendaTopic.DueSoon => reader.Say(Phrase.AgendaDueSoon, name, date),
            AgendaTopic.ProposalWaiting => reader.Say(
                item.Owes == reader.Side ? Phrase.AlertProposalYours : Phrase.AlertProposalTheirs, name, ("date", reader.Day(facts.Since))),
            AgendaTopic.AlertUnanswered => reader.Say(Phrase.AgendaAlert, name, ("what", reader.Say(PastOf(facts.Alert)))),
            AgendaTopic.CauseWaiting => reader.Say(item.Owes == reader.Side ? Phrase.AgendaCauseYours : Phrase.AgendaCauseTheirs, name),
            AgendaTopic.RestatementWaiting => reader.Say(item.Owes == reader.Side ? Phrase.AgendaRestatementYours : Phrase.AgendaRestatementTheirs, name),
            AgendaTopic.Disputed => reader.Say(Phrase.AgendaDisputed, name),
            AgendaTopic.ClosePeriod => reader.Say(
                item.Owes is not { } owes ? Phrase.AgendaClose : owes == reader.Side ? Phrase.AgendaCloseYours : Phrase.AgendaCloseTheirs,
                ("from", reader.Day(facts.Period.From)),
                ("to", reader.Day(facts.Period.To))),
            _ => throw new ArgumentOutOfRangeException(nameof(facts), item.Topic, null),
        };
    }
}

/// <summary>What the sentence about an item of an agenda rests on.</summary>
/// <param name="Item">The item.</param>
/// <param name="Name">Name of the KPI, milestone, action or plan that it has to do with.</param>
/// <param name="Period">The review's period.</param>
public sealed record AgendaFacts(AgendaItem Item, string Name, ReviewPeriod Period)
{
    /// <summary>The KPI as the reader sees it; needed where its standing is the topic.</summary>
    public KpiFacts? Kpi { get; init; }

    /// <summary>What the alert is about that nobody answered.</summary>
    public AlertKind Alert { get; init; }

    /// <summary>Since when a proposal waits.</summary>
    public DateOnly Since { get; init; }
}

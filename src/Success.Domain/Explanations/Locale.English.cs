using System.Collections.Frozen;
using Success.Domain.Tenancy;

namespace Success.Domain.Explanations;

/// <content>English. In a wording, <c>“{name}”</c> is a value and <c>{count|one|many}</c> chooses by a count, which <c>#</c> stands for.</content>
public sealed partial record Locale
{
    static Locale English => new(
        LocaleTag.English,
        new(".", ",", "%", "{0} {1}",
        [
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December",
        ]),
        EnglishStandings.Concat(EnglishNumbers).Concat(EnglishAlerts).Concat(EnglishAgenda).Concat(EnglishMails).Concat(EnglishPages).ToFrozenDictionary());

    static Dictionary<Phrase, Wording> EnglishStandings => new()
    {
        [Phrase.OffTrack] = new("“{name}” is off track: unless something changes, it will almost certainly miss what was agreed."),
        [Phrase.OffTrackNow] = new("“{name}” is off track: by now it is almost certainly outside what was agreed, whatever may follow."),
        [Phrase.Missed] = new("“{name}” has missed what was agreed for {due}."),
        [Phrase.MissedWithoutData] = new("“{name}” counts as missed: there was no value recent enough to judge it on {due}."),
        [Phrase.AtRisk] = new("“{name}” is at risk: it has really left the agreed path, and more likely than not that matters."),
        [Phrase.AtRiskNow] = new("“{name}” is at risk: it has really left the agreed path, though it may still find back to it."),
        [Phrase.NoData] = new("Nobody can say how “{name}” stands: its next value is overdue."),
        [Phrase.Drifting] = new("“{name}” is moving away from the agreed path, but will probably still meet what was agreed."),
        [Phrase.HeadStart] = new("“{name}” is moving away from the agreed path."),
        [Phrase.Overtaken] = new("The plan for “{name}” has moved past its last value, and the next value is late."),
        [Phrase.Baselining] = new("“{name}” is still finding its starting point; it is judged once that is known."),
        [Phrase.OnTrack] = new("“{name}” is on track."),
        [Phrase.Sustaining] = new("“{name}” has reached its target and is holding it."),
        [Phrase.Achieved] = new("“{name}” has reached what was agreed."),
        [Phrase.MetWithinTolerance] = new("“{name}” ended just short of its target, within the tolerance that was agreed."),
        [Phrase.Paused] = new("“{name}” is paused, as both sides agreed; it is not judged for now."),
        [Phrase.NotStarted] = new("“{name}” has not begun yet."),
        [Phrase.NoPlan] = new("There is no active plan with this customer.", "There is no active plan yet."),
        [Phrase.NotAgreed] = new("Nothing is agreed for “{name}” yet."),
        [Phrase.Provisional] = new("Only your side sees this: these terms are proposed, not agreed."),
    };

    static Dictionary<Phrase, Wording> EnglishNumbers => new()
    {
        [Phrase.ValueAgainstPlan] = new("{name}: {value} on {date}; the plan for that day was {planned} (±{tolerance})."),
        [Phrase.ValueAgainstBand] = new("{name}: {value} on {date}; agreed is {band}."),
        [Phrase.IsToBeKept] = new("The target was reached on {date}; since then it is to be kept."),
        [Phrase.WasToBeKept] = new("The target was reached on {date}; from then on it was to be kept."),
        [Phrase.Since] = new("The values have been {where} since {since}, by {mean} on average over {count|one value|# values}."),
        [Phrase.SinceOnce] = new("The value of {since} is {where} by {mean}."),
        [Phrase.Points] = new("{number} percentage points"),
        [Phrase.BelowPlan] = new("below plan"),
        [Phrase.AbovePlan] = new("above plan"),
        [Phrase.AboveMiddle] = new("above the middle of the agreed range"),
        [Phrase.BelowMiddle] = new("below the middle of the agreed range"),
        [Phrase.NearLimit] = new("nearer to the agreed limit than usual"),
        [Phrase.Landing] = new("At this pace it will be near {landing} by {due}, and eight times out of ten between {low} and {high}; {aim}."),
        [Phrase.LandingOpen] = new("{ahead} later it is likely to be near {landing}, and eight times out of ten between {low} and {high}."),
        [Phrase.LandingUnknown] = new("Where it will be by {due} cannot be told yet, so much do the values vary; {aim}."),
        [Phrase.Target] = new("the target is {target}"),
        [Phrase.Band] = new("{lower} to {upper}"),
        [Phrase.BandBelow] = new("at most {upper}"),
        [Phrase.BandAbove] = new("at least {lower}"),
        [Phrase.AgreedBand] = new("agreed is {band}"),
        [Phrase.ChanceOfTolerance] = new("The chance of arriving within the tolerance is {chance}."),
        [Phrase.ChanceOfBand] = new("The chance of being within the agreed range then is {chance}."),
        [Phrase.LessThan] = new("less than {share}"),
        [Phrase.MoreThan] = new("more than {share}"),
        [Phrase.BehindPlan] = new("It is {time} behind the plan."),
        [Phrase.AheadOfPlan] = new("It is {time} ahead of the plan."),
        [Phrase.NeededPace] = new("To reach the target from here it would have to change by {needed} {per}; lately it has changed by {recent}."),
        [Phrase.NeededPaceStill] = new("To reach the target from here it would have to change by {needed} {per}; lately it is not moving."),
        [Phrase.LeavesTolerance] = new("If it goes on like this, it will leave the tolerance around {date}."),
        [Phrase.DataAge] = new("The last value is {days|one day|# days} old and comes from {supplier}"),
        [Phrase.DataToday] = new("The last value is from today and comes from {supplier}"),
        [Phrase.Confirmed] = new("; it is confirmed.", "; it is confirmed."),
        [Phrase.Unconfirmed] = new("; nobody has confirmed it yet."),
        [Phrase.Revision] = new("Judged by revision {revision} of what both sides agreed."),
        [Phrase.AlarmsEarly] = new("Both sides chose to be warned early, and accept more false alarms for it."),
        [Phrase.AlarmsDefault] = new("Warnings are set to the usual balance: early enough to act, with few false alarms."),
        [Phrase.AlarmsQuiet] = new("Both sides chose few false alarms, and accept later warnings for it."),
        [Phrase.SupplierProviderSystem] = new("your own system", "your provider's system"),
        [Phrase.SupplierCustomerSystem] = new("the customer's system", "your own system"),
        [Phrase.SupplierCustomerPerson] = new("the customer, by hand", "your team, by hand"),
        [Phrase.SupplierBoth] = new("either side"),
        [Phrase.Days] = new("{count|one day|# days}"),
        [Phrase.Weeks] = new("{count|one week|# weeks}"),
        [Phrase.Months] = new("{count|one month|# months}"),
        [Phrase.PerDay] = new("a day"),
        [Phrase.PerWeek] = new("a week"),
        [Phrase.PerMonth] = new("a month"),
        [Phrase.PerQuarter] = new("a quarter"),
        [Phrase.AfterDays] = new("Four days"),
        [Phrase.AfterWeeks] = new("Four weeks"),
        [Phrase.AfterMonths] = new("Four months"),
        [Phrase.AfterQuarters] = new("A year"),
    };

    static Dictionary<Phrase, Wording> EnglishAlerts => new()
    {
        [Phrase.AlertDriftWarning] = new(
            "“{name}” has left the agreed path and will more likely than not miss what was agreed. A first step now is worth most.",
            "“{name}” has left the path that you agreed and will more likely than not miss its target. There is still time to turn it together."),
        [Phrase.AlertDriftWarningNow] = new(
            "“{name}” has left the agreed path, though it may still find back to it. A first step now is worth most.",
            "“{name}” has left the path that you agreed, though it may still find back to it. There is still time to turn it together."),
        [Phrase.AlertDriftCritical] = new(
            "“{name}” will almost certainly miss what was agreed unless something changes. Call before the customer has to ask.",
            "“{name}” will almost certainly miss what was agreed unless something changes. Your provider owes you a first step; you can also propose one."),
        [Phrase.AlertDriftCriticalNow] = new(
            "“{name}” is by now almost certainly outside what was agreed. Call before the customer has to ask.",
            "“{name}” is by now almost certainly outside what was agreed. Your provider owes you a first step; you can also propose one."),
        [Phrase.AlertNoData] = new(
            "The next value of “{name}” was due on {date} and has not come. It should come from {supplier}.",
            "The next value of “{name}” was due on {date} and has not come. It should come from {supplier}. Until then nobody can say how it stands."),
        [Phrase.AlertMissed] = new(
            "“{name}” did not reach what was agreed for {date}. Both sides should say why, and what follows.",
            "“{name}” did not reach what was agreed for {date}. You and your provider should say why, and what follows."),
        [Phrase.AlertMissedWithoutData] = new("“{name}” could not be judged on {date} because its last value was too old; it counts as missed until a value comes."),
        [Phrase.AlertMilestone] = new("The milestone “{name}” was due on {date} and is still open."),
        [Phrase.AlertProposalYours] = new(
            "The customer's proposal for “{name}” has been waiting for your answer since {date}.",
            "Your provider's proposal for “{name}” has been waiting for your answer since {date}. You can accept all of it, or some, or suggest something else."),
        [Phrase.AlertProposalTheirs] = new(
            "Your proposal for “{name}” has been waiting for the customer's answer since {date}.",
            "Your proposal for “{name}” has been waiting for your provider's answer since {date}."),
        [Phrase.AlertNoCounterpartYours] = new("Nobody on your side can answer for “{name}” at the moment. Name somebody who can."),
        [Phrase.AlertNoCounterpartTheirs] = new(
            "Nobody on the customer's side can answer for “{name}” at the moment. Ask them whom to talk to.",
            "Nobody on your provider's side can answer for “{name}” at the moment. They have been told."),
        [Phrase.AlertFeedSilent] = new("“{name}” has delivered nothing since {date}. Every account that it feeds is waiting."),
        [Phrase.AlertPast] = new("There was an alert about “{name}”: {what}."),
        [Phrase.PastDrift] = new("drift from the agreed path"),
        [Phrase.PastNoData] = new("an overdue value"),
        [Phrase.PastMissed] = new("a missed target"),
        [Phrase.PastMilestone] = new("an overdue milestone"),
        [Phrase.PastProposal] = new("a proposal without an answer"),
        [Phrase.PastNoCounterpart] = new("nobody to answer on one side"),
        [Phrase.PastFeed] = new("a silent feed"),
        [Phrase.NoticeAhead] = new("The customer sees this on {from}, or as soon as you add a first response."),
        [Phrase.NoticePast] = new("You were told on {raised}, the customer on {from}.", "Your provider was told on {raised}, you on {from}."),
        [Phrase.NoticeAtOnce] = new("Both sides were told on {raised}."),
        [Phrase.StatusAcknowledged] = new("Your side has seen it."),
        [Phrase.StatusSnoozed] = new("Your side has put it off until {until}; the other side sees it all the same."),
        [Phrase.StatusRecovering] = new("It has been getting better since {date}, but that is not certain yet."),
        [Phrase.StatusCleared] = new("It has been over since {date}."),
        [Phrase.StatusWithdrawn] = new("It was withdrawn on {date}: a correction of the data showed that nothing had been wrong."),
        [Phrase.StatusClosed] = new("You closed it on {date}; the customer can read why.", "Your provider closed it on {date} and said why."),
        [Phrase.CauseProposedByYou] = new("You said that the cause lies {cause}; the other side has not answered yet."),
        [Phrase.CauseProposedByThem] = new(
            "The customer says that the cause lies {cause}. Do you agree?",
            "Your provider says that the cause lies {cause}. Do you agree?"),
        [Phrase.CauseAgreed] = new("Both sides agree that the cause lies {cause}."),
        [Phrase.CauseProvider] = new("with you", "with your provider"),
        [Phrase.CauseCustomer] = new("with the customer", "with you"),
        [Phrase.CauseThirdParty] = new("with somebody else"),
        [Phrase.CauseEnvironment] = new("in circumstances that neither side could change"),
        [Phrase.CauseUnknown] = new("in something that neither side knows yet"),
    };

    static Dictionary<Phrase, Wording> EnglishAgenda => new()
    {
        [Phrase.AgendaDueSoon] = new("“{name}” is due on {date}."),
        [Phrase.AgendaMilestoneDue] = new("The milestone “{name}” is due on {date}."),
        [Phrase.AgendaActionYours] = new("“{name}” is yours to do; it was due on {date} and is still open."),
        [Phrase.AgendaActionTheirs] = new(
            "“{name}” is the customer's to do; it was due on {date} and is still open.",
            "“{name}” is your provider's to do; it was due on {date} and is still open."),
        [Phrase.AgendaAlert] = new("Nobody has responded to the alert about “{name}” yet: {what}."),
        [Phrase.AgendaCauseYours] = new(
            "The customer has said where the cause of the alert about “{name}” lies; it waits for your word.",
            "Your provider has said where the cause of the alert about “{name}” lies; it waits for your word."),
        [Phrase.AgendaCauseTheirs] = new(
            "You have said where the cause of the alert about “{name}” lies; it waits for the customer's word.",
            "You have said where the cause of the alert about “{name}” lies; it waits for your provider's word."),
        [Phrase.AgendaRestatementYours] = new("A closed value of “{name}” is to be replaced; that waits for your word."),
        [Phrase.AgendaRestatementTheirs] = new(
            "A closed value of “{name}” is to be replaced; that waits for the customer's word.",
            "A closed value of “{name}” is to be replaced; that waits for your provider's word."),
        [Phrase.AgendaDisputed] = new("A number of “{name}” is disputed."),
        [Phrase.AgendaClose] = new("The period from {from} to {to} is to be closed."),
        [Phrase.AgendaCloseYours] = new(
            "The customer has accepted the period from {from} to {to}; you have not yet.",
            "Your provider has accepted the period from {from} to {to}; you have not yet."),
        [Phrase.AgendaCloseTheirs] = new(
            "You have accepted the period from {from} to {to}; the customer has not yet.",
            "You have accepted the period from {from} to {to}; your provider has not yet."),
    };
}

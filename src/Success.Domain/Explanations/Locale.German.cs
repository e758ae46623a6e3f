using System.Collections.Frozen;
using Success.Domain.Tenancy;

namespace Success.Domain.Explanations;

/// <content>German.</content>
public sealed partial record Locale
{
    static Locale German => new(
        LocaleTag.Create("de").Value,
        new(",", ".", "\u00A0%", "{0}.\u00A0{1}",
        [
            "Januar", "Februar", "März", "April", "Mai", "Juni",
            "Juli", "August", "September", "Oktober", "November", "Dezember",
        ]),
        GermanStandings.Concat(GermanNumbers).Concat(GermanAlerts).Concat(GermanAgenda).Concat(GermanMails).Concat(GermanPages).ToFrozenDictionary());

    static Dictionary<Phrase, Wording> GermanStandings => new()
    {
        [Phrase.OffTrack] = new("„{name}“ ist weit ab vom Plan: Wenn sich nichts ändert, wird das Vereinbarte fast sicher verfehlt."),
        [Phrase.OffTrackNow] = new("„{name}“ ist weit ab vom Plan: Schon jetzt liegt der Wert fast sicher außerhalb des Vereinbarten, was auch folgen mag."),
        [Phrase.Missed] = new("„{name}“ hat nicht erreicht, was bis {due} vereinbart war."),
        [Phrase.MissedWithoutData] = new("„{name}“ gilt als verfehlt: Für {due} gab es keinen Wert, der aktuell genug war."),
        [Phrase.AtRisk] = new("„{name}“ ist gefährdet: Der vereinbarte Weg ist wirklich verlassen, und wahrscheinlich hat das Folgen."),
        [Phrase.AtRiskNow] = new("„{name}“ ist gefährdet: Der vereinbarte Weg ist wirklich verlassen, auch wenn sich das noch einrenken kann."),
        [Phrase.NoData] = new("Niemand kann sagen, wie es um „{name}“ steht: Der nächste Wert ist überfällig."),
        [Phrase.Drifting] = new("„{name}“ entfernt sich vom vereinbarten Weg, wird das Vereinbarte aber wahrscheinlich trotzdem erreichen."),
        [Phrase.HeadStart] = new("„{name}“ entfernt sich vom vereinbarten Weg."),
        [Phrase.Overtaken] = new("Der Plan für „{name}“ ist über den letzten Wert hinaus, und der nächste Wert lässt auf sich warten."),
        [Phrase.Baselining] = new("Für „{name}“ wird der Ausgangswert noch ermittelt; geurteilt wird, sobald er feststeht."),
        [Phrase.OnTrack] = new("„{name}“ ist auf dem vereinbarten Weg."),
        [Phrase.Sustaining] = new("„{name}“ hat das Ziel erreicht und hält es."),
        [Phrase.Achieved] = new("„{name}“ hat erreicht, was vereinbart war."),
        [Phrase.MetWithinTolerance] = new("„{name}“ hat das Ziel knapp verfehlt, aber innerhalb der vereinbarten Toleranz."),
        [Phrase.Paused] = new("„{name}“ ist pausiert, wie beide Seiten es vereinbart haben; im Moment wird nicht geurteilt."),
        [Phrase.NotStarted] = new("„{name}“ hat noch nicht begonnen."),
        [Phrase.NoPlan] = new("Mit diesem Kunden gibt es keinen laufenden Plan.", "Es gibt noch keinen laufenden Plan."),
        [Phrase.NotAgreed] = new("Zu „{name}“ ist noch nichts vereinbart."),
        [Phrase.Provisional] = new("Das sieht nur Ihre Seite: Diese Bedingungen sind vorgeschlagen, nicht vereinbart."),
    };

    static Dictionary<Phrase, Wording> GermanNumbers => new()
    {
        [Phrase.ValueAgainstPlan] = new("{name}: {value} am {date}; geplant waren für diesen Tag {planned} (±{tolerance})."),
        [Phrase.ValueAgainstBand] = new("{name}: {value} am {date}; vereinbart: {band}."),
        [Phrase.IsToBeKept] = new("Das Ziel wurde am {date} erreicht; seitdem ist es zu halten."),
        [Phrase.WasToBeKept] = new("Das Ziel wurde am {date} erreicht; von da an war es zu halten."),
        [Phrase.Since] = new("Die Werte liegen seit {since} {where}, im Mittel um {mean} bei {count|einem Wert|# Werten}."),
        [Phrase.SinceOnce] = new("Der Wert vom {since} liegt um {mean} {where}."),
        [Phrase.Points] = new("{number} Prozentpunkte"),
        [Phrase.BelowPlan] = new("unter dem Plan"),
        [Phrase.AbovePlan] = new("über dem Plan"),
        [Phrase.AboveMiddle] = new("über der Mitte des vereinbarten Bereichs"),
        [Phrase.BelowMiddle] = new("unter der Mitte des vereinbarten Bereichs"),
        [Phrase.NearLimit] = new("näher an der vereinbarten Grenze als üblich"),
        [Phrase.Landing] = new("Geht es so weiter, liegt der Wert am {due} bei etwa {landing}, in acht von zehn Fällen zwischen {low} und {high}; {aim}."),
        [Phrase.LandingOpen] = new("{ahead} später liegt der Wert wahrscheinlich bei etwa {landing}, in acht von zehn Fällen zwischen {low} und {high}."),
        [Phrase.LandingUnknown] = new("Wo der Wert am {due} liegen wird, lässt sich noch nicht sagen, so stark schwanken die Werte; {aim}."),
        [Phrase.Target] = new("das Ziel ist {target}"),
        [Phrase.Band] = new("{lower} bis {upper}"),
        [Phrase.BandBelow] = new("höchstens {upper}"),
        [Phrase.BandAbove] = new("mindestens {lower}"),
        [Phrase.AgreedBand] = new("vereinbart: {band}"),
        [Phrase.ChanceOfTolerance] = new("Die Chance, innerhalb der Toleranz anzukommen, beträgt {chance}."),
        [Phrase.ChanceOfBand] = new("Die Chance, dann im vereinbarten Bereich zu liegen, beträgt {chance}."),
        [Phrase.LessThan] = new("weniger als {share}"),
        [Phrase.MoreThan] = new("mehr als {share}"),
        [Phrase.BehindPlan] = new("Das sind {time} Rückstand auf den Plan."),
        [Phrase.AheadOfPlan] = new("Das sind {time} Vorsprung vor dem Plan."),
        [Phrase.NeededPace] = new("Um das Ziel noch zu erreichen, wären {needed} {per} nötig; zuletzt waren es {recent}."),
        [Phrase.NeededPaceStill] = new("Um das Ziel noch zu erreichen, wären {needed} {per} nötig; zuletzt hat sich nichts bewegt."),
        [Phrase.LeavesTolerance] = new("Geht es so weiter, wird die Toleranz um den {date} herum verlassen."),
        [Phrase.DataAge] = new("Der letzte Wert ist {days|einen Tag|# Tage} alt und kommt {supplier}"),
        [Phrase.DataToday] = new("Der letzte Wert ist von heute und kommt {supplier}"),
        [Phrase.Confirmed] = new("; er ist bestätigt."),
        [Phrase.Unconfirmed] = new("; er ist noch von niemandem bestätigt."),
        [Phrase.Revision] = new("Geurteilt wird nach Fassung {revision} dessen, was beide Seiten vereinbart haben."),
        [Phrase.AlarmsEarly] = new("Beide Seiten wollen früh gewarnt werden und nehmen dafür mehr Fehlalarme in Kauf."),
        [Phrase.AlarmsDefault] = new("Die Warnungen sind wie üblich eingestellt: früh genug, um zu handeln, mit wenigen Fehlalarmen."),
        [Phrase.AlarmsQuiet] = new("Beide Seiten wollen wenige Fehlalarme und nehmen dafür spätere Warnungen in Kauf."),
        [Phrase.SupplierProviderSystem] = new("aus Ihrem eigenen System", "aus dem System Ihres Anbieters"),
        [Phrase.SupplierCustomerSystem] = new("aus dem System des Kunden", "aus Ihrem eigenen System"),
        [Phrase.SupplierCustomerPerson] = new("vom Kunden, von Hand", "von Ihrem Team, von Hand"),
        [Phrase.SupplierBoth] = new("von einer der beiden Seiten"),
        [Phrase.Days] = new("{count|ein Tag|# Tage}"),
        [Phrase.Weeks] = new("{count|eine Woche|# Wochen}"),
        [Phrase.Months] = new("{count|ein Monat|# Monate}"),
        [Phrase.PerDay] = new("am Tag"),
        [Phrase.PerWeek] = new("in der Woche"),
        [Phrase.PerMonth] = new("im Monat"),
        [Phrase.PerQuarter] = new("im Quartal"),
        [Phrase.AfterDays] = new("Vier Tage"),
        [Phrase.AfterWeeks] = new("Vier Wochen"),
        [Phrase.AfterMonths] = new("Vier Monate"),
        [Phrase.AfterQuarters] = new("Ein Jahr"),
    };

    static Dictionary<Phrase, Wording> GermanAlerts => new()
    {
        [Phrase.AlertDriftWarning] = new(
            "„{name}“ hat den vereinbarten Weg verlassen und wird das Ziel eher verfehlen als erreichen. Ein erster Schritt hilft jetzt am meisten.",
            "„{name}“ hat den mit Ihnen vereinbarten Weg verlassen und wird das Ziel eher verfehlen als erreichen. Noch ist Zeit, gemeinsam gegenzusteuern."),
        [Phrase.AlertDriftWarningNow] = new(
            "„{name}“ hat den vereinbarten Weg verlassen, auch wenn sich das noch einrenken kann. Ein erster Schritt hilft jetzt am meisten.",
            "„{name}“ hat den mit Ihnen vereinbarten Weg verlassen, auch wenn sich das noch einrenken kann. Noch ist Zeit, gemeinsam gegenzusteuern."),
        [Phrase.AlertDriftCritical] = new(
            "„{name}“ wird das Vereinbarte fast sicher verfehlen, wenn sich nichts ändert. Rufen Sie an, bevor der Kunde fragen muss.",
            "„{name}“ wird das Vereinbarte fast sicher verfehlen, wenn sich nichts ändert. Ihr Anbieter schuldet Ihnen einen ersten Schritt; Sie können auch selbst einen vorschlagen."),
        [Phrase.AlertDriftCriticalNow] = new(
            "„{name}“ liegt schon jetzt fast sicher außerhalb des Vereinbarten. Rufen Sie an, bevor der Kunde fragen muss.",
            "„{name}“ liegt schon jetzt fast sicher außerhalb des Vereinbarten. Ihr Anbieter schuldet Ihnen einen ersten Schritt; Sie können auch selbst einen vorschlagen."),
        [Phrase.AlertNoData] = new(
            "Der nächste Wert für „{name}“ war am {date} fällig und ist nicht gekommen. Er kommt sonst {supplier}.",
            "Der nächste Wert für „{name}“ war am {date} fällig und ist nicht gekommen. Er kommt sonst {supplier}. Bis dahin kann niemand sagen, wie es steht."),
        [Phrase.AlertMissed] = new(
            "„{name}“ hat nicht erreicht, was bis {date} vereinbart war. Beide Seiten sollten sagen, warum, und was daraus folgt.",
            "„{name}“ hat nicht erreicht, was bis {date} vereinbart war. Sie und Ihr Anbieter sollten sagen, warum, und was daraus folgt."),
        [Phrase.AlertMissedWithoutData] = new("„{name}“ ließ sich am {date} nicht beurteilen, weil der letzte Wert zu alt war; bis ein Wert kommt, gilt das Ziel als verfehlt."),
        [Phrase.AlertMilestone] = new("Der Meilenstein „{name}“ war am {date} fällig und ist noch offen."),
        [Phrase.AlertProposalYours] = new(
            "Der Vorschlag des Kunden zu „{name}“ wartet seit {date} auf Ihre Antwort.",
            "Der Vorschlag Ihres Anbieters zu „{name}“ wartet seit {date} auf Ihre Antwort. Sie können ihn ganz oder in Teilen annehmen oder etwas anderes vorschlagen."),
        [Phrase.AlertProposalTheirs] = new(
            "Ihr Vorschlag zu „{name}“ wartet seit {date} auf die Antwort des Kunden.",
            "Ihr Vorschlag zu „{name}“ wartet seit {date} auf die Antwort Ihres Anbieters."),
        [Phrase.AlertNoCounterpartYours] = new("Auf Ihrer Seite kann zurzeit niemand für „{name}“ antworten. Bitte benennen Sie jemanden."),
        [Phrase.AlertNoCounterpartTheirs] = new(
            "Auf der Seite des Kunden kann zurzeit niemand für „{name}“ antworten. Fragen Sie dort nach, wer zuständig ist.",
            "Auf der Seite Ihres Anbieters kann zurzeit niemand für „{name}“ antworten. Der Anbieter weiß davon."),
        [Phrase.AlertFeedSilent] = new("„{name}“ hat seit {date} nichts geliefert. Alle Kunden, deren Werte daher kommen, sind betroffen."),
        [Phrase.AlertPast] = new("Zu „{name}“ gab es eine Warnung: {what}."),
        [Phrase.PastDrift] = new("Abweichung vom vereinbarten Weg"),
        [Phrase.PastNoData] = new("überfälliger Wert"),
        [Phrase.PastMissed] = new("verfehltes Ziel"),
        [Phrase.PastMilestone] = new("überfälliger Meilenstein"),
        [Phrase.PastProposal] = new("Vorschlag ohne Antwort"),
        [Phrase.PastNoCounterpart] = new("niemand, der auf einer Seite antworten kann"),
        [Phrase.PastFeed] = new("keine Lieferung"),
        [Phrase.NoticeAhead] = new("Der Kunde sieht das am {from} oder sobald Sie eine erste Antwort geben."),
        [Phrase.NoticePast] = new("Sie wurden am {raised} benachrichtigt, der Kunde am {from}.", "Ihr Anbieter wurde am {raised} benachrichtigt, Sie am {from}."),
        [Phrase.NoticeAtOnce] = new("Beide Seiten wurden am {raised} benachrichtigt."),
        [Phrase.StatusAcknowledged] = new("Ihre Seite hat es gesehen."),
        [Phrase.StatusSnoozed] = new("Ihre Seite hat es bis {until} zurückgestellt; die andere Seite sieht es trotzdem."),
        [Phrase.StatusRecovering] = new("Seit {date} wird es besser, aber sicher ist das noch nicht."),
        [Phrase.StatusCleared] = new("Seit {date} ist es vorbei."),
        [Phrase.StatusWithdrawn] = new("Am {date} zurückgenommen: Eine Korrektur der Daten hat gezeigt, dass nichts im Argen lag."),
        [Phrase.StatusClosed] = new(
            "Sie haben es am {date} geschlossen; der Kunde kann lesen, warum.",
            "Ihr Anbieter hat es am {date} geschlossen und gesagt, warum."),
        [Phrase.CauseProposedByYou] = new("Sie sagen, die Ursache liege {cause}; die andere Seite hat noch nicht geantwortet."),
        [Phrase.CauseProposedByThem] = new(
            "Der Kunde sagt, die Ursache liege {cause}. Sehen Sie das auch so?",
            "Ihr Anbieter sagt, die Ursache liege {cause}. Sehen Sie das auch so?"),
        [Phrase.CauseAgreed] = new("Beide Seiten sind sich einig: Die Ursache liegt {cause}."),
        [Phrase.CauseProvider] = new("bei Ihnen", "bei Ihrem Anbieter"),
        [Phrase.CauseCustomer] = new("beim Kunden", "bei Ihnen"),
        [Phrase.CauseThirdParty] = new("bei einem Dritten"),
        [Phrase.CauseEnvironment] = new("in Umständen, die niemand von beiden ändern konnte"),
        [Phrase.CauseUnknown] = new("in etwas, das noch niemand kennt"),
    };

    static Dictionary<Phrase, Wording> GermanAgenda => new()
    {
        [Phrase.AgendaDueSoon] = new("„{name}“ ist am {date} fällig."),
        [Phrase.AgendaMilestoneDue] = new("Der Meilenstein „{name}“ ist am {date} fällig."),
        [Phrase.AgendaActionYours] = new("„{name}“ ist Ihre Aufgabe; sie war am {date} fällig und ist noch offen."),
        [Phrase.AgendaActionTheirs] = new(
            "„{name}“ ist Aufgabe des Kunden; sie war am {date} fällig und ist noch offen.",
            "„{name}“ ist Aufgabe Ihres Anbieters; sie war am {date} fällig und ist noch offen."),
        [Phrase.AgendaAlert] = new("Auf die Warnung zu „{name}“ hat noch niemand geantwortet: {what}."),
        [Phrase.AgendaCauseYours] = new(
            "Der Kunde hat gesagt, wo die Ursache der Warnung zu „{name}“ liegt; Ihre Antwort steht aus.",
            "Ihr Anbieter hat gesagt, wo die Ursache der Warnung zu „{name}“ liegt; Ihre Antwort steht aus."),
        [Phrase.AgendaCauseTheirs] = new(
            "Sie haben gesagt, wo die Ursache der Warnung zu „{name}“ liegt; die Antwort des Kunden steht aus.",
            "Sie haben gesagt, wo die Ursache der Warnung zu „{name}“ liegt; die Antwort Ihres Anbieters steht aus."),
        [Phrase.AgendaRestatementYours] = new("Ein abgeschlossener Wert von „{name}“ soll ersetzt werden; Ihre Antwort steht aus."),
        [Phrase.AgendaRestatementTheirs] = new(
            "Ein abgeschlossener Wert von „{name}“ soll ersetzt werden; die Antwort des Kunden steht aus.",
            "Ein abgeschlossener Wert von „{name}“ soll ersetzt werden; die Antwort Ihres Anbieters steht aus."),
        [Phrase.AgendaDisputed] = new("Ein Wert von „{name}“ wird bestritten."),
        [Phrase.AgendaClose] = new("Der Zeitraum vom {from} bis {to} ist abzuschließen."),
        [Phrase.AgendaCloseYours] = new(
            "Der Kunde hat den Zeitraum vom {from} bis {to} angenommen, Sie noch nicht.",
            "Ihr Anbieter hat den Zeitraum vom {from} bis {to} angenommen, Sie noch nicht."),
        [Phrase.AgendaCloseTheirs] = new(
            "Sie haben den Zeitraum vom {from} bis {to} angenommen, der Kunde noch nicht.",
            "Sie haben den Zeitraum vom {from} bis {to} angenommen, Ihr Anbieter noch nicht."),
    };
}

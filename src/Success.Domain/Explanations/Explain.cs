using System.Globalization;
using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Domain.Explanations;

/// <summary>Composes sentences from facts. Every word comes from the locale table, every number from the facts.</summary>
public static partial class Explain
{
    // A standing follows from the worse of today and the due date. Only when it is the due date may a sentence speak of missing: off track is
    // a chance of nine in ten to be outside the tolerance, at risk one of five in ten.
    const double LandsWhenOffTrack = 0.1;
    const double LandsWhenAtRisk = 0.5;

    /// <summary>Why a KPI stands as it does.</summary>
    public static Explanation Kpi(KpiFacts facts, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(reader);
        var headline = reader.Say(HeadlineOf(facts), ("name", facts.Name), ("due", facts.Due is { } due ? reader.Day(due) : ""));
        return new(headline, [.. DetailsOf(facts, reader)]);
    }

    /// <summary>How an account stands that has no plan, or nothing agreed in it; or a plan in which nothing is agreed.</summary>
    /// <param name="standing"><see cref="Standing.NoPlan"/> or <see cref="Standing.NotAgreed"/>.</param>
    /// <param name="name">Name of the account or plan.</param>
    /// <param name="reader">For whom.</param>
    public static Explanation Absence(Standing standing, string name, Reader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return new(reader.Say(standing == Standing.NoPlan ? Phrase.NoPlan : Phrase.NotAgreed, ("name", name)), []);
    }

    static Phrase HeadlineOf(KpiFacts facts) => facts.Standing switch
    {
        _ when facts.IsWithinHeadStart => Phrase.HeadStart,
        Standing.Missed when facts.LacksData => Phrase.MissedWithoutData,
        Standing.Drifting when facts.IsOvertaken => Phrase.Overtaken,
        Standing.OffTrack when MayStillLand(facts.Drift?.ChanceWithinTolerance, LandsWhenOffTrack) => Phrase.OffTrackNow,
        Standing.AtRisk when MayStillLand(facts.Drift?.ChanceWithinTolerance, LandsWhenAtRisk) => Phrase.AtRiskNow,
        var standing => Enum.Parse<Phrase>(standing.ToString()),
    };

    static bool MayStillLand(double? chance, double most) => chance > most;

    static IEnumerable<string> DetailsOf(KpiFacts facts, Reader reader)
    {
        if (facts.IsProvisional)
        {
            yield return reader.Say(Phrase.Provisional);
        }

        if (facts is not { Drift: { } drift, Aim: { } aim } || facts.Standing is Standing.NotStarted or Standing.NotAgreed)
        {
            yield break;
        }

        var numbers = new KpiNumbers(facts, drift, aim, reader);
        foreach (var sentence in SentencesOf(facts, numbers))
        {
            yield return sentence;
        }

        yield return DataOf(facts, drift, reader);
        if (facts.Revision > 0)
        {
            yield return reader.Say(Phrase.Revision, ("revision", Text(facts.Revision)));
        }

        if (facts.Standing is (Standing.OffTrack or Standing.AtRisk or Standing.Drifting) && !facts.IsWithinHeadStart)
        {
            yield return reader.Say(AlarmsOf(drift.FalseAlarms));
        }
    }

    static IEnumerable<string> SentencesOf(KpiFacts facts, KpiNumbers numbers) => facts switch
    {
        { IsWithinHeadStart: true } => numbers.Present(),
        _ when IsUnderWay(facts.Standing) => numbers.Past().Concat(numbers.Ahead()),
        _ => numbers.Past(),
    };

    // What has ended, or stands still, has no forecast.
    static bool IsUnderWay(Standing standing) =>
        standing is Standing.OffTrack or Standing.AtRisk or Standing.Drifting or Standing.OnTrack or Standing.Sustaining;

    static string DataOf(KpiFacts facts, DriftExplanation drift, Reader reader)
    {
        var days = reader.Today.DayNumber - facts.DayOf(drift.At, reader).DayNumber;
        var supplier = ("supplier", reader.Say(SupplierOf(facts.Supplier)));
        var age = days > 0 ? reader.Say(Phrase.DataAge, ("days", Text(days)), supplier) : reader.Say(Phrase.DataToday, supplier);
        return age + reader.Say(facts.IsConfirmed ? Phrase.Confirmed : Phrase.Unconfirmed);
    }

    static Phrase SupplierOf(Supplier supplier) => supplier switch
    {
        Supplier.ProviderSystem => Phrase.SupplierProviderSystem,
        Supplier.CustomerSystem => Phrase.SupplierCustomerSystem,
        Supplier.CustomerPerson => Phrase.SupplierCustomerPerson,
        _ => Phrase.SupplierBoth,
    };

    static Phrase AlarmsOf(FalseAlarmSetting setting) => setting switch
    {
        FalseAlarmSetting.Early => Phrase.AlarmsEarly,
        FalseAlarmSetting.Quiet => Phrase.AlarmsQuiet,
        _ => Phrase.AlarmsDefault,
    };

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

using System.Globalization;
using Success.Domain.Drift;
using Success.Domain.Kpis;

namespace Success.Domain.Explanations;

/// <summary>The sentences about a KPI's numbers: where it stands, and where it is going.</summary>
sealed class KpiNumbers(KpiFacts facts, DriftExplanation drift, Aim aim, Reader reader)
{
    // Fewer days ahead or behind are within the rhythm of any measurement.
    const int LeastDays = 2;

    // From here on people count in weeks, and in months.
    const int LeastDaysInWeeks = 14;
    const int LeastDaysInMonths = 63;
    const double DaysPerWeek = 7;
    const double DaysPerMonth = 30.4375;

    // A range this many tolerances wide reaches from far better to far worse than agreed, and often beyond what can be (below nothing).
    // It is honest, but nobody can do anything with its ends.
    const double MostTolerancesTold = 10;

    readonly Quantity _quantity = new(reader.Locale.Formats, facts.Name, facts.Unit, drift.Tolerance);

    string Value()
    {
        (string, string)[] value = [("name", facts.Name), ("value", _quantity.Value(drift.Value)), ("date", reader.Day(facts.DayOf(drift.At, reader)))];
        return aim is Aim.Keep keep
            ? reader.Say(Phrase.ValueAgainstBand, [.. value, ("band", Band(keep))])
            : reader.Say(
                Phrase.ValueAgainstPlan,
                [.. value, ("planned", _quantity.Plain(drift.Planned)), ("tolerance", _quantity.Plain(drift.Tolerance))]);
    }

    /// <summary>The last value against what was agreed, and since when that is to be kept.</summary>
    public IEnumerable<string> Present()
    {
        yield return Value();
        if (drift.KeptSince is { } kept)
        {
            yield return reader.Say(facts.Due < reader.Today ? Phrase.WasToBeKept : Phrase.IsToBeKept, ("date", reader.Day(facts.DayOf(kept, reader))));
        }
    }

    /// <summary>What is, and since when it is short.</summary>
    public IEnumerable<string> Past()
    {
        foreach (var sentence in Present())
        {
            yield return sentence;
        }

        if (drift.Shortfall is { } shortfall)
        {
            yield return reader.Say(
                shortfall.Observations == 1 ? Phrase.SinceOnce : Phrase.Since,
                ("where", reader.Say(Where())),
                ("since", reader.Day(facts.DayOf(shortfall.Since, reader))),
                ("mean", Change(_quantity.Mean(shortfall.Mean))),
                ("count", Text(shortfall.Observations)));
        }
    }

    /// <summary>Behind or ahead, landing, chance, pace and when it leaves tolerance.</summary>
    public IEnumerable<string> Ahead()
    {
        if (drift.Behind is { } behind && Math.Abs(behind.TotalDays) >= LeastDays)
        {
            yield return reader.Say(behind > TimeSpan.Zero ? Phrase.BehindPlan : Phrase.AheadOfPlan, ("time", Time(behind.Duration())));
        }

        yield return Landing();
        yield return reader.Say(aim is Aim.Keep ? Phrase.ChanceOfBand : Phrase.ChanceOfTolerance, ("chance", reader.Chance(drift.ChanceWithinTolerance)));

        if (drift.NeededPace is { } needed && IsStillNeeded(needed))
        {
            yield return reader.Say(
                drift.IsMoving ? Phrase.NeededPace : Phrase.NeededPaceStill,
                ("needed", Change(_quantity.Pace(needed))),
                ("per", reader.Say(Per())),
                ("recent", Change(_quantity.Pace(drift.RecentPace))));
        }

        if (drift.LeavesToleranceAt is { } leaves)
        {
            yield return reader.Say(Phrase.LeavesTolerance, ("date", reader.Day(leaves)));
        }
    }

    bool IsAnywhere => drift.LandingHigh - drift.LandingLow > MostTolerancesTold * drift.Tolerance;

    // Percentages differ by points.
    string Change(string number) => facts.Unit == Quantity.PercentUnit ? reader.Say(Phrase.Points, ("number", number)) : number;

    string Landing()
    {
        (string, string)[] range =
        [
            ("landing", _quantity.Expected(drift.Landing)),
            ("low", _quantity.Expected(drift.LandingLow)),
            ("high", _quantity.Expected(drift.LandingHigh)),
        ];
        return facts.Due is not { } due ? reader.Say(Phrase.LandingOpen, [.. range, ("ahead", reader.Say(After()))])
            : IsAnywhere ? reader.Say(Phrase.LandingUnknown, ("due", reader.Day(due)), ("aim", AimText()))
            : reader.Say(Phrase.Landing, [.. range, ("due", reader.Day(due)), ("aim", AimText())]);
    }

    string AimText() => aim switch
    {
        Aim.Reach reach => reader.Say(Phrase.Target, ("target", _quantity.Plain(reach.Target))),
        Aim.Keep keep => reader.Say(Phrase.AgreedBand, ("band", Band(keep))),
        _ => "",
    };

    string Band(Aim.Keep keep) => (keep.Lower, keep.Upper) switch
    {
        ({ } lower, { } upper) => reader.Say(Phrase.Band, ("lower", _quantity.Plain(lower)), ("upper", _quantity.Plain(upper))),
        (null, { } upper) => reader.Say(Phrase.BandBelow, ("upper", _quantity.Plain(upper))),
        ({ } lower, null) => reader.Say(Phrase.BandAbove, ("lower", _quantity.Plain(lower))),
        _ => "",
    };

    Phrase Where() => aim switch
    {
        Aim.Reach { Direction: Direction.Increase } => Phrase.BelowPlan,
        Aim.Reach => Phrase.AbovePlan,
        Aim.Keep { Lower: null } or Aim.Keep { Upper: null } => Phrase.NearLimit,
        _ => drift.Value >= drift.Planned ? Phrase.AboveMiddle : Phrase.BelowMiddle,
    };

    // Whoever has passed the target needs no pace towards it.
    bool IsStillNeeded(double needed) => aim is Aim.Reach reach && (int)reach.Direction * needed > 0;

    Phrase Per() => facts.Cadence switch
    {
        Cadence.Daily => Phrase.PerDay,
        Cadence.Weekly => Phrase.PerWeek,
        Cadence.Monthly => Phrase.PerMonth,
        _ => Phrase.PerQuarter,
    };

    Phrase After() => facts.Cadence switch
    {
        Cadence.Daily => Phrase.AfterDays,
        Cadence.Weekly => Phrase.AfterWeeks,
        Cadence.Monthly => Phrase.AfterMonths,
        _ => Phrase.AfterQuarters,
    };

    string Time(TimeSpan time) => time.TotalDays switch
    {
        < LeastDaysInWeeks => reader.Say(Phrase.Days, ("count", Text(Round(time.TotalDays)))),
        < LeastDaysInMonths => reader.Say(Phrase.Weeks, ("count", Text(Round(time.TotalDays / DaysPerWeek)))),
        _ => reader.Say(Phrase.Months, ("count", Text(Round(time.TotalDays / DaysPerMonth)))),
    };

    static int Round(double number) => (int)Math.Round(number, MidpointRounding.AwayFromZero);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

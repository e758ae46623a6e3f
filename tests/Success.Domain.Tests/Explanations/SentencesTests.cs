using System.Runtime.CompilerServices;
using System.Text;
using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Explanations;
using Success.Domain.Kpis;
using Success.Domain.Reviews;
using Success.Domain.Tests.Alerts;

namespace Success.Domain.Tests.Explanations;

/// <summary>
/// Every sentence, in every locale and for both sides, in one file that a person can read. When the sentences change, the file is
/// written anew and the test fails once, so that the difference is read before it is committed; in CI it only fails.
/// </summary>
public sealed class SentencesTests
{
    static readonly DateTimeOffset Now = new(2026, 6, 12, 9, 0, 0, TimeSpan.Zero);
    static readonly DateTimeOffset Raised = new(2026, 6, 9, 8, 0, 0, TimeSpan.Zero);
    static readonly Aim.Reach Reach = new(200, 600, Direction.Increase, new Trajectory.Linear(), 20);

    static readonly DriftExplanation Short = new(
        412, Raised, Now - Raised, 480, 20, new Shortfall(new(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), 6, 51.2),
        518.4, 467.3, 569.5, 0.083, TimeSpan.FromDays(24), 62.7, 11.4, true, null, FalseAlarmSetting.Default);

    static readonly DriftExplanation Fine = Short with
    {
        Value = 487,
        Shortfall = null,
        Landing = 604,
        LandingLow = 581,
        LandingHigh = 627,
        ChanceWithinTolerance = 0.93,
        Behind = TimeSpan.FromDays(-5),
        NeededPace = 37.7,
        RecentPace = 40.1,
        LeavesToleranceAt = null,
    };

    static readonly DriftExplanation Kept = Fine with
    {
        Value = 611,
        Planned = 600,
        Behind = null,
        NeededPace = null,
        KeptSince = new(2026, 4, 14, 0, 0, 0, TimeSpan.Zero),
    };

    static readonly KpiFacts Users = new()
    {
        Name = "Active users",
        Unit = "users",
        Standing = Standing.OffTrack,
        Aim = Reach,
        Cadence = Cadence.Weekly,
        Due = new(2026, 6, 30),
        Drift = Short,
        Supplier = Supplier.CustomerSystem,
        Revision = 3,
    };

    static readonly KpiFacts Hours = new()
    {
        Name = "Time to resolve",
        Unit = "h",
        Standing = Standing.AtRisk,
        Aim = new Aim.Reach(30, 12, Direction.Decrease, new Trajectory.SCurve(), 1.5),
        Cadence = Cadence.Monthly,
        Due = new(2027, 1, 31),
        Supplier = Supplier.ProviderSystem,
        IsConfirmed = true,
        Revision = 1,
        Drift = new(
            24.26, Now, TimeSpan.Zero, 21.5, 1.5, new Shortfall(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero), 1, 2.761), 19.31, 15.9, 22.74, 0.004,
            TimeSpan.FromDays(70), -1.62, 0, false, null, FalseAlarmSetting.Early),
    };

    static readonly KpiFacts Share = new()
    {
        Name = "Orders in time",
        Unit = "%",
        Standing = Standing.Drifting,
        Aim = new Aim.Keep(92, 98, null),
        Cadence = Cadence.Monthly,
        Supplier = Supplier.Both,
        Revision = 12,
        Drift = new(
            97.43, Raised, Now - Raised, 95, 3, new Shortfall(new(2025, 11, 4, 0, 0, 0, TimeSpan.Zero), 4, 2.1), 97.9, 96.2, 99.6, 0.55,
            null, null, 0.21, true, new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero), FalseAlarmSetting.Quiet),
    };

    static readonly KpiFacts Tickets = Hours with
    {
        Name = "Open tickets",
        Unit = "",
        Standing = Standing.OnTrack,
        Aim = new Aim.Keep(null, 40, 8),
        Due = null,
        Cadence = Cadence.Weekly,
        Supplier = Supplier.CustomerPerson,
        Drift = Fine with { Value = 28, Planned = 32, Tolerance = 8, Landing = 27, LandingLow = 19, LandingHigh = 35, ChanceWithinTolerance = 0.998, Behind = null, NeededPace = null },
    };

    [Fact]
    public void Sentences_AllOfThem_AreThoseOfTheFile()
    {
        var rendered = Render();
        var file = PathOf("sentences.md");
        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (rendered != committed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(file, rendered);
        }

        Assert.Equal(committed, rendered);
    }

    [Fact]
    public void Kpi_AnyStanding_SpeaksAndLeavesNoPlaceholder() => Assert.DoesNotContain('{', Render());

    [Fact]
    public void Kpi_WithinTheHeadStart_TellsNeitherEvidenceNorForecast()
    {
        var reader = new Reader(Side.Customer, Locale.All[0], new(2026, 6, 12), at => DateOnly.FromDateTime(at.UtcDateTime));

        var said = Explain.Kpi(Users with { Standing = Standing.Drifting, IsWithinHeadStart = true }, reader).Text;

        Assert.Equal(
            "“Active users” is moving away from the agreed path. Active users: 412 on 9 June; the plan for that day was 480 (±20). "
                + "The last value is 3 days old and comes from your own system; nobody has confirmed it yet. "
                + "Judged by revision 3 of what both sides agreed.",
            said);
    }

    [Fact]
    public void Kpi_ValueOfAPeriod_IsNamedByItsLastDay()
    {
        var reader = new Reader(Side.Provider, Locale.All[0], new(2026, 6, 12), at => DateOnly.FromDateTime(at.UtcDateTime));
        var midnight = new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero);

        var said = Explain.Kpi(Users with { IsPerPeriod = true, Drift = Short with { At = midnight, Shortfall = new(midnight, 1, 68) } }, reader).Text;

        Assert.Contains("412 on 7 June", said, StringComparison.Ordinal);
        Assert.Contains("The value of 7 June", said, StringComparison.Ordinal);
        Assert.Contains("is 5 days old", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(604 - 100, 604 + 100, "eight times out of ten between 500 and 700")]
    [InlineData(604 - 100.1, 604 + 100.1, "Where it will be by 30 June cannot be told yet")]
    public void Kpi_LandingTenTolerancesWide_IsToldAndWiderOnesAreNot(double low, double high, string expected)
    {
        var reader = new Reader(Side.Provider, Locale.All[0], new(2026, 6, 12), at => DateOnly.FromDateTime(at.UtcDateTime));

        var said = Explain.Kpi(Users with { Standing = Standing.OnTrack, Drift = Fine with { LandingLow = low, LandingHigh = high } }, reader).Text;

        Assert.Contains(expected, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Standing.OffTrack, 0.1, "will almost certainly miss")]
    [InlineData(Standing.OffTrack, 0.11, "by now")]
    [InlineData(Standing.AtRisk, 0.5, "more likely than not")]
    [InlineData(Standing.AtRisk, 0.51, "may still find back")]
    public void Kpi_OutsideNowButLikelyToLand_IsNotSaidToMiss(Standing standing, double chance, string expected)
    {
        var reader = new Reader(Side.Customer, Locale.All[0], new(2026, 6, 12), at => DateOnly.FromDateTime(at.UtcDateTime));

        var said = Explain.Kpi(Users with { Standing = standing, Drift = Short with { ChanceWithinTolerance = chance } }, reader);

        Assert.Contains(expected, said.Headline, StringComparison.Ordinal);
    }

    static string Render()
    {
        var text = new StringBuilder("# Every sentence\n\nWritten by `SentencesTests`; the words stand in the locale table.\n");
        foreach (var locale in Locale.All)
        {
            foreach (var side in Enum.GetValues<Side>())
            {
                var reader = new Reader(side, locale, DateOnly.FromDateTime(Now.UtcDateTime), at => DateOnly.FromDateTime(at.UtcDateTime));
                text.Append("\n## " + locale.Tag + ", to the " + side.ToString().ToLowerInvariant() + "\n\n### KPIs\n\n");
                RenderKpis(text, reader);
                text.Append("\n### Alerts\n\n");
                RenderAlerts(text, reader);
                text.Append("\n### Agendas\n\n");
                RenderAgenda(text, reader);
            }
        }

        return text.ToString();
    }

    static void RenderKpis(StringBuilder text, Reader reader)
    {
        (string Title, KpiFacts Facts)[] cases =
        [
            ("OFF_TRACK", Users),
            ("AT_RISK, less is better, not moving", Hours),
            ("OFF_TRACK, a chance is left", Users with { Drift = Short with { ChanceWithinTolerance = 0.43 } }),
            ("AT_RISK, more likely than not to land", Hours with { Drift = Hours.Drift! with { ChanceWithinTolerance = 0.62 } }),
            ("OFF_TRACK, by the week", Users with { IsPerPeriod = true, Drift = Short with { At = new(2026, 6, 8, 0, 0, 0, TimeSpan.Zero) } }),
            ("ON_TRACK, too uncertain", Users with { Standing = Standing.OnTrack, Drift = Fine with { LandingLow = 502, LandingHigh = 706 } }),
            ("DRIFTING, a range", Share),
            ("DRIFTING, within the head start", Users with { Standing = Standing.Drifting, IsWithinHeadStart = true }),
            ("DRIFTING, overtaken", Users with { Standing = Standing.Drifting, IsOvertaken = true, Drift = Short with { Shortfall = null } }),
            ("ON_TRACK", Users with { Standing = Standing.OnTrack, Drift = Fine }),
            ("ON_TRACK, an upper limit", Tickets),
            ("SUSTAINING", Users with { Standing = Standing.Sustaining, Drift = Fine with { Value = 611, Planned = 600, Behind = null, NeededPace = null } }),
            ("SUSTAINING, with its day", Users with { Standing = Standing.Sustaining, Drift = Kept }),
            ("OFF_TRACK, the target was reached", Users with { Drift = Kept with { Value = 521, Shortfall = new(new(2026, 5, 12, 0, 0, 0, TimeSpan.Zero), 4, 52.1) } }),
            ("MISSED, the target was reached", Users with { Standing = Standing.Missed, Due = new(2026, 6, 10), Drift = Kept with { Value = 521 } }),
            ("ACHIEVED", Users with { Standing = Standing.Achieved, Drift = Fine with { Value = 611, Planned = 600 }, IsConfirmed = true }),
            ("MET_WITHIN_TOLERANCE", Users with { Standing = Standing.MetWithinTolerance, Drift = Fine with { Value = 585, Planned = 600 } }),
            ("MISSED", Users with { Standing = Standing.Missed, Drift = Short with { Value = 521, Planned = 600 } }),
            ("MISSED, no data", Users with { Standing = Standing.Missed, LacksData = true }),
            ("NO_DATA", Users with { Standing = Standing.NoData, Drift = Fine }),
            ("BASELINING", Users with { Standing = Standing.Baselining, Drift = null, Aim = null }),
            ("PAUSED", Users with { Standing = Standing.Paused, Drift = Fine }),
            ("NOT_STARTED", Users with { Standing = Standing.NotStarted, Drift = null }),
            ("provisional", Users with { Standing = Standing.OnTrack, Drift = null, IsProvisional = true }),
        ];
        foreach (var (title, facts) in cases)
        {
            Add(text, title, Explain.Kpi(facts, reader));
        }

        Add(text, "NOT_AGREED", Explain.Absence(Standing.NotAgreed, "Fewer late orders", reader));
        Add(text, "NO_PLAN", Explain.Absence(Standing.NoPlan, "Nordwind", reader));
    }

    static void RenderAlerts(StringBuilder text, Reader reader)
    {
        foreach (var (title, view) in Alerts(reader.Side))
        {
            foreach (var owes in view.Kind is AlertKind.ProposalWaiting or AlertKind.NoCounterpart ? Enum.GetValues<Side>() : [reader.Side])
            {
                var facts = new AlertFacts(view, NameOf(view.Kind), new(2026, 6, 8)) { Owes = owes, Supplier = Supplier.CustomerPerson };
                Add(text, title, Explain.Alert(facts, reader, Now));
                if (view is { Kind: AlertKind.Drift, End: null })
                {
                    Add(text, $"{title}, a chance is left", Explain.Alert(facts with { ChanceWithinTolerance = 0.62 }, reader, Now));
                }

                if (view.Kind == AlertKind.Missed)
                {
                    Add(text, $"{title}, no data", Explain.Alert(facts with { LacksData = true }, reader, Now));
                }
            }
        }
    }

    static void RenderAgenda(StringBuilder text, Reader reader)
    {
        foreach (var topic in Enum.GetValues<AgendaTopic>())
        {
            foreach (var owes in topic is AgendaTopic.ClosePeriod ? [null, Side.Provider, Side.Customer] : HasTurn(topic) ? [Side.Provider, Side.Customer] : new Side?[] { null })
            {
                var item = new AgendaItem(topic, default, owes, Day: new(2026, 6, 18));
                var facts = new AgendaFacts(item, "Second site goes live", new(new(2026, 4, 1), new(2026, 6, 30)))
                {
                    Kpi = Users with
                    {
                        Standing = topic switch
                        {
                            AgendaTopic.Reached => Standing.Achieved,
                            AgendaTopic.WithoutData => Standing.NoData,
                            _ => Standing.OffTrack,
                        },
                    },
                    Since = new(2026, 6, 8),
                };
                text.Append("- *").Append(topic).Append("*: ").Append(Explain.Agenda(facts, reader)).Append('\n');
            }
        }
    }

    static bool HasTurn(AgendaTopic topic) =>
        topic is AgendaTopic.ActionOverdue or AgendaTopic.ProposalWaiting or AgendaTopic.CauseWaiting or AgendaTopic.RestatementWaiting;

    static void Add(StringBuilder text, string title, Explanation said) =>
        text.Append("- *").Append(title).Append("*: ").Append(said.Text).Append('\n');

    static string NameOf(AlertKind kind) => kind switch
    {
        AlertKind.MilestoneOverdue => "Second site goes live",
        AlertKind.ProposalWaiting or AlertKind.NoCounterpart => "Fewer late orders",
        AlertKind.FeedSilent => "Billing export",
        _ => "Active users",
    };

    // Real alerts, lived through, as that side sees them.
    static IEnumerable<(string Title, AlertView View)> Alerts(Side side)
    {
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            if (kind != AlertKind.FeedSilent || side == Side.Provider)
            {
                yield return (kind.ToString(), Lived(side, kind, AlertSeverity.Warning, 1));
            }
        }

        yield return ("Drift, critical, at once", Lived(side, AlertKind.Drift, AlertSeverity.Critical, 0));
        if (side == Side.Provider)
        {
            yield return ("Drift, within the head start", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 5));
        }

        var who = side == Side.Provider ? AlertDesk.Provider : AlertDesk.Customer;
        var other = side == Side.Provider ? AlertDesk.Customer : AlertDesk.Provider;
        yield return ("acknowledged", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (who, id => new AcknowledgeAlert(id))));
        yield return ("snoozed", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (who, id => new SnoozeAlert(id, Now.AddDays(7), "Later."))));
        yield return ("recovering", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (default, _ => new RecoverAlert(AlertKind.Drift, AlertDesk.Kpi))));
        yield return ("cleared", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (default, _ => new ClearAlert(AlertKind.Drift, AlertDesk.Kpi))));
        yield return ("withdrawn", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (default, _ => new WithdrawAlert(AlertKind.Drift, AlertDesk.Kpi, AlertDesk.Correction))));
        yield return ("closed", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (AlertDesk.Provider, id => new CloseAlert(id, "Settled."))));
        foreach (var cause in Enum.GetValues<Cause>())
        {
            yield return ($"cause {cause}", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (other, id => new ProposeCause(id, cause))));
        }

        yield return ("own cause", Lived(side, AlertKind.Drift, AlertSeverity.Warning, 0, (who, id => new ProposeCause(id, Cause.ThirdParty))));
        yield return ("agreed cause", Lived(
            side, AlertKind.Drift, AlertSeverity.Warning, 0, (who, id => new ProposeCause(id, Cause.Provider)), (other, id => new AgreeCause(id, Cause.Provider))));
    }

    static AlertView Lived(
        Side side, AlertKind kind, AlertSeverity severity, int headStart, params (Success.Domain.Tenancy.Who By, Func<Id<Alert>, AlertCommand> Command)[] commands)
    {
        var desk = new AlertDesk { Now = Raised };
        var alert = desk.Raise(severity, headStart, kind);
        desk.Now = Now.AddDays(-1);
        foreach (var (by, command) in commands)
        {
            desk.Do(by, command(alert.Id));
        }

        desk.Now = Now;
        return desk.Seen(side).Single();
    }

    static string PathOf(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);
}

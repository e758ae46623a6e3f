using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Metrics;
using Success.Domain.Reviews;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Accounts;

/// <summary>
/// Everything that can happen has a word, and all words stand in docs/deeds.md. When an event comes, the page is written anew and the test fails once, so that its
/// word is read before it is committed; in CI it only fails.
/// </summary>
public sealed class DeedsTests
{
    [Fact]
    public void Deeds_OfEveryEvent_AreThoseOfThePage()
    {
        var page = Render();
        var file = Path.Combine(Repository.Root, "docs/deeds.md");
        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        if (page != committed && Environment.GetEnvironmentVariable("CI") != "true")
        {
            File.WriteAllText(file, page);
        }

        Assert.Equal(committed, page);
    }

    // What is folded alike and stands under one name in the journal is told apart; the names of the journal's envelopes are no deeds.
    [Theory]
    [InlineData("AlertChanged")]
    [InlineData("ReviewChanged")]
    [InlineData("Measured")]
    [InlineData("ProposalAnswered")]
    [InlineData("ChangeAgreed")]
    [InlineData("CatalogueChanged")]
    [InlineData("FeedAlertChanged")]
    public void Deeds_OfManyKinds_AreNoneByThemselves(string name) => Assert.DoesNotContain(name, OfAccounts().Concat(OfWorkspaces()));

    [Theory]
    [InlineData(2, 0, ProposalState.Agreed, "ProposalAccepted")]
    [InlineData(1, 1, ProposalState.Agreed, "ProposalPartlyAccepted")]
    [InlineData(1, 1, ProposalState.Countered, "ProposalPartlyAccepted")]
    [InlineData(0, 2, ProposalState.Declined, "ProposalDeclined")]
    [InlineData(0, 2, ProposalState.Agreed, "ProposalDeclined")]
    [InlineData(0, 2, ProposalState.Countered, "ProposalReturned")]
    public void Deed_OfAnAnswer_SaysWhichItWas(int accepted, int dropped, ProposalState outcome, string expected) =>
        Assert.Equal(expected, Deeds.Of(Answered(accepted, dropped, outcome)));

    [Theory]
    [InlineData("MeasurementsRecorded", MeasurementOutcome.Recorded, MeasurementOutcome.Replaced)]
    [InlineData("MeasurementsCorrected", MeasurementOutcome.Corrected, MeasurementOutcome.Corrected)]
    [InlineData("MeasurementsRecordedAndCorrected", MeasurementOutcome.Unbound, MeasurementOutcome.Corrected)]
    public void Deed_OfMeasurements_SaysWhetherAnyWasCorrected(string expected, params MeasurementOutcome[] outcomes) =>
        Assert.Equal(expected, Deeds.Of(Recorded(outcomes)));

    [Fact]
    public void Fields_OfChangedSettings_AreWhicheverWereChanged()
    {
        // Each setting for itself: whoever adds one has to name it.
        foreach (var setting in typeof(TenantSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(setting => setting.CanWrite))
        {
            var settings = TenantSettings.Default with { };
            setting.SetValue(settings, setting.Name switch
            {
                nameof(TenantSettings.Locale) => LocaleTag.Create("de").Value,
                nameof(TenantSettings.Zone) => ZoneName.Create("Europe/Berlin").Value,
                nameof(TenantSettings.FalseAlarms) => Success.Domain.Drift.FalseAlarmSetting.Quiet,
                nameof(TenantSettings.HeadStartDays) => 3,
                nameof(TenantSettings.QuietHours) => null,
                nameof(TenantSettings.Accent) => AccentColor.Create("#123456").Value,
                nameof(TenantSettings.ReportingCurrency) => "CHF",
                nameof(TenantSettings.Escalation) => new EscalationRule(3, 2, 1),
                _ => throw new InvalidOperationException($"{setting.Name} is new."),
            });

            Assert.Single(settings.OthersThan(TenantSettings.Default));
        }

        Assert.Equal(["locale", "headStartDays"], (TenantSettings.Default with { Locale = LocaleTag.Create("de").Value, HeadStartDays = 0 }).OthersThan(TenantSettings.Default).AsEnumerable());
        Assert.Equal(["label.kpi"], Deeds.FieldsOf(new LabelChanged(BrandLabel.Kpi, null)));
        Assert.Empty(Deeds.FieldsOf(new SettingsChanged(TenantSettings.Default)));
    }

    static string Render()
    {
        var text = new StringBuilder("# What can be done\n\nThe words in which `auditLog`, `changes` and the subscriptions' `kinds` say what happened. Written by `DeedsTests`; new ones may come.\n");
        text.Append("\n`ProposalReturned` is a proposal turned down for a counter-proposal, which follows as `ProposalCountered`. What a proposal or a review brought follows it under words of its own.\n");
        Add("An account", OfAccounts());
        Add("A workspace", OfWorkspaces());
        return text.ToString();

        void Add(string title, IEnumerable<string> deeds)
        {
            text.Append("\n## " + title + "\n\n");
            foreach (var deed in deeds.Distinct().Order(StringComparer.Ordinal))
            {
                text.Append("- `" + deed + "`\n");
            }
        }
    }

    static IEnumerable<string> OfAccounts() => Kinds(typeof(AccountEvent))
        .Where(type => type != typeof(CommandRemembered))
        .SelectMany<Type, AccountEvent>(type =>
            type == typeof(AlertChanged) ? All<AlertEvent>().Select(happened => new AlertChanged(happened))
            : type == typeof(ReviewChanged) ? All<ReviewEvent>().Append(new RestatementAnswered(default, default, true)).Select(happened => new ReviewChanged(happened))
            : type == typeof(Measured) ? [.. All<MeasurementEvent>().Where(happened => happened is not MeasurementsRecorded).Select(OfSeries), .. Recordings()]
            : type == typeof(ChangeAgreed) ? All<Change>().Select(change => new ChangeAgreed(change, 1, null!))
            : type == typeof(ProposalAnswered) ? [Answered(1, 0, default), Answered(1, 1, default), Answered(0, 1, ProposalState.Declined), Answered(0, 1, ProposalState.Countered)]
            : [(AccountEvent)RuntimeHelpers.GetUninitializedObject(type)])
        .Select(Deeds.Of);

    static IEnumerable<string> OfWorkspaces() => Kinds(typeof(TenantEvent))
        .Where(type => type != typeof(TenantCommandRemembered))
        .SelectMany<Type, TenantEvent>(type =>
            type == typeof(FeedAlertChanged) ? All<AlertEvent>().Select(happened => new FeedAlertChanged(happened))
            : type == typeof(CatalogueChanged) ? All<MetricEvent>().Select(change => new CatalogueChanged(change))
            : type == typeof(FeedChanged) ? [new FeedChanged(new FeedGapStated(default, null))]
            : [(TenantEvent)RuntimeHelpers.GetUninitializedObject(type)])
        .Select(Deeds.Of);

    static IEnumerable<Type> Kinds(Type family) => family.Assembly.GetTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract);

    static IEnumerable<T> All<T>() => typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (T)RuntimeHelpers.GetUninitializedObject(kind.DerivedType));

    static IEnumerable<AccountEvent> Recordings() =>
    [
        Recorded(MeasurementOutcome.Recorded), Recorded(MeasurementOutcome.Corrected), Recorded(MeasurementOutcome.Recorded, MeasurementOutcome.Corrected),
    ];

    static Measured Recorded(params MeasurementOutcome[] outcomes) =>
        OfSeries(new MeasurementsRecorded(default, [.. outcomes.Select(outcome => new RecordedMeasurement(null!, outcome))]));

    static Measured OfSeries(MeasurementEvent happened) => new(new MetricKind.LevelAtInstant(), happened, []);

    static ProposalAnswered Answered(int accepted, int dropped, ProposalState outcome) =>
        new(default, default, new Id<Change>[accepted], new Id<Change>[dropped], default, outcome, null);
}

using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Success.Domain.Alerts;
using Success.Domain.Drift;

namespace Success.Domain.Tenancy;

/// <summary>What holds for a tenant's accounts and members unless they say otherwise.</summary>
public sealed record TenantSettings
{
    /// <summary>English, UTC, one working day of head start, quiet from 20:00 to 07:00.</summary>
    public static TenantSettings Default { get; } = new();

    /// <summary>The language of mails and pages for whoever chose none.</summary>
    public LocaleTag Locale { get; init; } = LocaleTag.English;

    /// <summary>IANA time zone of new accounts and members, for example <c>Europe/Berlin</c>.</summary>
    public ZoneName Zone { get; init; } = ZoneName.Utc;

    /// <summary>False-alarm setting of new KPIs.</summary>
    public FalseAlarmSetting FalseAlarms { get; init; } = FalseAlarmSetting.Default;

    /// <summary>
    /// Head start of new plans' notice rules in working days: how long the provider knows of an alert before the customer, 0 to
    /// <see cref="TenantLimits.MaxHeadStart"/>.
    /// </summary>
    public int HeadStartDays { get; init; } = 1;

    /// <summary>When members are not interrupted, each in the own zone, or null for never.</summary>
    public QuietHours? QuietHours { get; init; } = new(new TimeOnly(20, 0), new TimeOnly(7, 0));

    /// <summary>The colour of pages.</summary>
    public AccentColor Accent { get; init; } = AccentColor.Default;

    /// <summary>
    /// ISO 4217 code of the currency in which the portfolio reckons; null lets each account count in the currency of its own revenue.
    /// Amounts in other currencies have no sum with it and are left out. An account follows a change with its next one.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReportingCurrency { get; init; }

    /// <summary>When an alert that nobody acknowledges goes to a manager; null for <see cref="EscalationRule.Default"/>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EscalationRule? Escalation { get; init; }

    /// <summary>Which settings are others than those, in the words in which they are changed.</summary>
    internal ImmutableArray<string> OthersThan(TenantSettings before)
    {
        (string Name, bool IsOther)[] all =
        [
            ("locale", Locale != before.Locale),
            ("timeZone", Zone != before.Zone),
            ("falseAlarms", FalseAlarms != before.FalseAlarms),
            ("headStartDays", HeadStartDays != before.HeadStartDays),
            ("quietHours", QuietHours != before.QuietHours),
            ("accent", Accent != before.Accent),
            ("reportingCurrency", ReportingCurrency != before.ReportingCurrency),
            ("escalation", Escalation != before.Escalation),
        ];
        return [.. all.Where(setting => setting.IsOther).Select(setting => setting.Name)];
    }

    /// <summary>These settings, or everything that is wrong with them.</summary>
    public Result<TenantSettings> Check()
    {
        var refusals = new Refusals();
        refusals.Require(
            Explanations.Locale.Speaks(Locale),
            "locale",
            $"There are no words in this language yet: choose one of {string.Join(", ", Explanations.Locale.All.Select(known => known.Tag))}.");
        refusals.Add(ReportingCurrency is { } currency ? Money.CheckCurrency(currency, "reportingCurrency") : null);
        refusals.Add(Escalation?.Checked().Error?.Within("escalation"));
        refusals.Require(HeadStartDays is >= 0 and <= TenantLimits.MaxHeadStart, "headStartDays", $"A head start is 0 to {TenantLimits.MaxHeadStart} working days.");
        refusals.Require(Enum.IsDefined(FalseAlarms), "falseAlarms", "The false-alarm setting is EARLY, DEFAULT or QUIET.");
        refusals.Require(
            QuietHours is not { } quiet || quiet.From != quiet.To, "quietHours", "Quiet hours that begin when they end would never end; leave them out for none.");
        return refusals.IsEmpty ? this : refusals.ToError();
    }
}

/// <summary>A part of each day in which nobody is interrupted; what arrives then waits for its end.</summary>
/// <param name="From">When it begins (inclusive).</param>
/// <param name="To">When it ends (exclusive); before <paramref name="From"/> when it lasts over midnight.</param>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Whether a local time of day is within.</summary>
    public bool Contains(TimeOnly time) => time.IsBetween(From, To);
}

/// <summary>Words that a tenant can have its own of. Each is a text (<see cref="TextChange"/>) with the key <c>ten_….label.plan</c>.</summary>
public enum BrandLabel
{
    /// <summary>What the product is called.</summary>
    Product,

    /// <summary>What an account is called.</summary>
    Account,

    /// <summary>What a success plan is called.</summary>
    Plan,

    /// <summary>What a KPI is called.</summary>
    Kpi,

    /// <summary>What a customer success manager is called.</summary>
    Csm,
}

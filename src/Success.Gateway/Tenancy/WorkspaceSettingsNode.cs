using Success.Domain.Alerts;
using Success.Domain.Drift;
using Success.Domain.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>What holds for accounts and members unless they say otherwise.</summary>
public sealed class WorkspaceSettingsNode
{
    readonly TenantSettings _settings;

    internal WorkspaceSettingsNode(TenantSettings settings) => _settings = settings;

    /// <summary>The language for whoever chose none.</summary>
    public string Locale => _settings.Locale.ToString();

    /// <summary>Time zone of new accounts and members.</summary>
    public string TimeZone => _settings.Zone.ToString();

    /// <summary>False-alarm setting of new KPIs.</summary>
    public FalseAlarmSetting FalseAlarms => _settings.FalseAlarms;

    /// <summary>Head start of new plans' notice rules.</summary>
    public int HeadStartDays => _settings.HeadStartDays;

    /// <summary>When members are not interrupted.</summary>
    public QuietHours? QuietHours => _settings.QuietHours;

    /// <summary>The currency in which the portfolio reckons.</summary>
    public string? ReportingCurrency => _settings.ReportingCurrency;

    /// <summary>When an alert that nobody acknowledges goes to a manager.</summary>
    public EscalationRule Escalation => _settings.Escalation ?? EscalationRule.Default;
}

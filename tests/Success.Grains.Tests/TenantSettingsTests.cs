using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Tests;

/// <summary>What a tenant has set holds for its accounts and its portfolio.</summary>
public sealed class TenantSettingsTests
{
    public TenantSettingsTests() => TenantScope.Enter(Office.Tag);

    [Theory]
    [InlineData(null, true)]
    [InlineData("USD", true)]
    [InlineData("EUR", false)]
    public async Task ReportingCurrency_LeavesAmountsInOthersOut(string? currency, bool counts)
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await SetAsync(office, settings => settings with { ReportingCurrency = currency });
        await office.OpenAccountAsync(1);

        var answer = await office.DoAsync(1, new RecordRevenue(new(2026, 1, 1), new Money(1_000, "USD")));

        var summary = await office.SeeAsync(1, found => found.Version == answer.Version, "the portfolio has the revenue");
        Assert.Equal(counts ? new Money(1_000, "USD") : null, summary.Arr);
    }

    [Fact]
    public async Task Escalation_OfAnAlert_IsTheTenants()
    {
        await using var office = await Office.OpenAsync(new VolatileJournal());
        await SetAsync(office, settings => settings with { Escalation = new EscalationRule(10, 4, 2) });
        await HandOverTests.MakeOverdueAsync(office, 1);
        var wake = (await office.SeeAsync(1, summary => summary.NextWake is not null, "it has a wake")).NextWake!.Value;
        await office.SettleAsync();

        office.Time.Jump(wake - office.Time.GetUtcNow());
        await office.SeeAsync(1, summary => summary.OpenAlerts.Total > 0, "the alert is raised");

        // Raised on a Saturday's first instant; four working days later is the end of Thursday.
        var alert = Assert.Single((await office.Account(1).Read(await office.OwnerAsync())).View!.Alerts);
        Assert.Equal((DayOfWeek.Saturday, AlertSeverity.Warning), (alert.RaisedAt.DayOfWeek, alert.Severity));
        Assert.Equal(alert.RaisedAt.AddDays(6), alert.EscalatesAt);
    }

    static Task<TenantAnswer> SetAsync(Office office, Func<TenantSettings, TenantSettings> change) =>
        office.DoAsync(new TenantCommand.ChangeSettings(change(TenantSettings.Default)));
}

using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Gateway.Changes;

namespace Success.Gateway.Tests.Changes;

public sealed class SeenAlertsTests
{
    static readonly DateTimeOffset Began = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    int _ids;

    [Fact]
    public void Alerts_OfBeforeTheStream_AreGivenWhenTheyChange()
    {
        var seen = new SeenAlerts(Began);
        var (account, alerts) = (NextId<Account>(), Old(2));

        Assert.Empty(seen.Changed(account, alerts, Began));
        Assert.Equal([alerts[1].Id], Ids(seen.Changed(account, [alerts[0], Worse(alerts[1])], Began)));
        Assert.Empty(seen.Changed(account, [alerts[0], Worse(alerts[1])], Began));
    }

    [Fact]
    public void Alerts_ThatArePast_AreForgotten()
    {
        var seen = new SeenAlerts(Began);
        var (account, alerts) = (NextId<Account>(), Old(3));
        seen.Changed(account, alerts, Began);

        seen.Changed(account, [alerts[2]], Began);

        Assert.Equal(1, seen.Count);
    }

    [Fact]
    public void Alerts_UpToTheMostThatAreRemembered_AreTold()
    {
        var seen = new SeenAlerts(Began);
        var (first, alerts) = (NextId<Account>(), Old(1));
        seen.Changed(first, alerts, Began);
        seen.Changed(NextId<Account>(), Old(SeenAlerts.MaxAlerts - 1), Began);

        Assert.Equal(SeenAlerts.MaxAlerts, seen.Count);
        Assert.Empty(seen.Changed(first, alerts, Began));
        Assert.Equal([alerts[0].Id], Ids(seen.Changed(first, [Worse(alerts[0])], Began)));
    }

    [Fact]
    public void Alerts_BeyondTheMostThatAreRemembered_MayBeGivenAgainAndAreNeverLeftOut()
    {
        var seen = new SeenAlerts(Began);
        var (first, second, alerts, others) = (NextId<Account>(), NextId<Account>(), Old(1), Old(1));
        seen.Changed(first, alerts, Began);
        seen.Changed(second, others, Began);
        seen.Changed(NextId<Account>(), Old(SeenAlerts.MaxAlerts - 1), Began);

        Assert.Equal(SeenAlerts.MaxAlerts, seen.Count);
        Assert.Equal([others[0].Id], Ids(seen.Changed(second, [Worse(others[0])], Began)));
        Assert.Equal([alerts[0].Id], Ids(seen.Changed(first, alerts, Began)));
        Assert.Empty(seen.Changed(first, alerts, Began));
        Assert.InRange(seen.Count, 1, SeenAlerts.MaxAlerts);
    }

    [Fact]
    public void Account_WithMoreAlertsThanAreRemembered_IsTheOnlyOneThatIs()
    {
        var seen = new SeenAlerts(Began);
        seen.Changed(NextId<Account>(), Old(2), Began);
        var (account, alerts) = (NextId<Account>(), Old(SeenAlerts.MaxAlerts + 1));

        seen.Changed(account, alerts, Began);

        Assert.Equal(SeenAlerts.MaxAlerts + 1, seen.Count);
        Assert.Empty(seen.Changed(account, alerts, Began));
    }

    static AlertView Worse(AlertView alert) => alert with { Severity = AlertSeverity.Critical };

    static IEnumerable<Id<Alert>> Ids(IEnumerable<AlertView> alerts) => alerts.Select(alert => alert.Id);

    /// <summary>Alerts to which nothing has happened since the stream began.</summary>
    ImmutableArray<AlertView> Old(int count) => [.. Enumerable.Range(0, count).Select(_ => AlertView.Of(
        new()
        {
            Id = NextId<Alert>(),
            Kind = AlertKind.Drift,
            Subject = default,
            Severity = AlertSeverity.Warning,
            RaisedAt = Began.AddDays(-1),
            CustomerFrom = null,
            IsShown = true,
            EscalatesAt = Began.AddDays(1),
        },
        Side.Provider,
        Began))];

    Id<T> NextId<T>()
        where T : IIdentified => Id<T>.Create(new Guid(++_ids, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0));
}

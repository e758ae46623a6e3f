using Success.Domain;
using Success.Domain.Kpis;
using Success.Domain.Portfolio;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Accounts;

/// <content>What a row of the portfolio has.</content>
public sealed partial class AccountNode
{
    /// <summary>Its name.</summary>
    public async ValueTask<string> Name() => _summary is { IsAbridged: false } row ? row.Name : await (await PageAsync()).NameAsync($"{_id}.name");

    /// <summary>What another system calls it.</summary>
    public async ValueTask<string?> ExternalId() =>
        _summary is { } row ? NullIfEmpty(row.ExternalId) : (await PageAsync()).View.Profile.ExternalId?.ToString();

    /// <summary>The segment that it is counted in.</summary>
    public async ValueTask<string?> Segment() => _summary is { } row ? NullIfEmpty(row.Segment) : (await PageAsync()).View.Profile.Segment?.ToString();

    /// <summary>Its tags.</summary>
    public async ValueTask<IReadOnlyList<string>> Tags() =>
        _summary is { IsAbridged: false } row ? row.Tags : [.. (await PageAsync()).View.Profile.Tags.Select(tag => tag.ToString())];

    /// <summary>Whether it is worked with.</summary>
    public async ValueTask<AccountLifecycle> Lifecycle() => _summary is { } row ? row.Lifecycle
        : (await PageAsync()).View.Profile.Archived is null ? AccountLifecycle.Active : AccountLifecycle.Archived;

    /// <summary>The provider's member who looks after it.</summary>
    public async ValueTask<ActorNode?> Owner()
    {
        if (_summary is { } row)
        {
            // Rows are the provider's, whose people know each other.
            return row.Owner.IsNone ? null : new(_request, Domain.Tenancy.Who.Of(Side.Provider, row.Owner), static member => member.Side == Side.Provider);
        }

        return await PageAsync() is var page ? page.MemberOf(Side.Provider, page.View.Profile.Owners.Provider) : null;
    }

    /// <summary>How it stands.</summary>
    public async ValueTask<Standing> Standing() => _summary is { } row ? row.Standing : (await PageAsync()).View.Standing;

    /// <summary>Weighted mean progress of its active plans.</summary>
    public async ValueTask<double?> Progress() => _summary is { } row ? row.Progress : (await PageAsync()).View.Progress;

    /// <summary>What it may cost to look away.</summary>
    public async ValueTask<Attention?> Attention() => _summary is { } row ? row.Attention : Attentions.Of(await PageAsync());

    /// <summary>Annual recurring revenue now.</summary>
    public async ValueTask<Money?> Arr() => _summary is { } row ? row.Arr
        : await PageAsync() is var page ? page.View.Profile.Revenue.On(page.Calendar.DateAt(page.View.Now)) : null;

    /// <summary>The day of the next renewal.</summary>
    public async ValueTask<DateOnly?> RenewsOn() => _summary is { } row ? row.RenewsOn : (await PageAsync()).View.Profile.RenewsOn;

    /// <summary>The curve of its worst decisive KPI.</summary>
    public async ValueTask<IReadOnlyList<int?>> Sparkline()
    {
        var curve = _summary is { } row ? row.Sparkline : (await PageAsync()).View.Sparkline;
        return [.. curve.Points.Select(point => point == 0 ? (int?)null : point)];
    }

    /// <summary>How many of its alerts are open.</summary>
    public async ValueTask<int> OpenAlertCount() =>
        _summary is { } row ? row.OpenAlerts.Total : (await PageAsync()).View.Alerts.Count(alert => alert.End is null);

    /// <summary>Of these, how many the caller's side has not acknowledged.</summary>
    public async ValueTask<int> UnacknowledgedAlertCount() => _summary is { } row ? row.OpenAlerts.UnacknowledgedByProvider
        : (await PageAsync()).View.Alerts.Count(alert => alert.End is null && (_request.Side == Side.Provider ? alert.ProviderAcknowledgedAt : alert.CustomerAcknowledgedAt) is null);

    /// <summary>Instant of its latest measurement.</summary>
    public async ValueTask<DateTimeOffset?> LatestDataAt() => _summary is { } row ? row.LatestData : (await PageAsync()).View.LatestData;

    /// <summary>Who has to act next.</summary>
    public async ValueTask<WaitingFor> WaitingFor() => _summary is { } row ? row.WaitingFor : (await PageAsync()).View.WaitingFor;

    static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;

namespace Success.Gateway.Changes;

/// <summary>
/// The alerts that a stream has given, to tell those that changed from those that did not. Of an account that it has not seen before it gives
/// the alerts to which something happened since the stream began.
/// </summary>
/// <remarks>
/// It remembers at most <see cref="MaxAlerts"/>, account by account. Beyond that it forgets the account that has not changed for longest, and
/// from then on gives every alert of an account that it does not remember: one may be given though nothing happened to it, but none is left out.
/// </remarks>
sealed class SeenAlerts(DateTimeOffset began)
{
    /// <summary>Most alerts that are remembered, unless one account alone has more: some megabytes for a stream over a very large portfolio.</summary>
    public const int MaxAlerts = 5_000;

    // The account that changed last stands last.
    readonly Dictionary<Id<Account>, LinkedListNode<Given>> _known = [];
    readonly LinkedList<Given> _accounts = new();
    bool _hasForgotten;

    /// <summary>How many alerts are remembered.</summary>
    public int Count { get; private set; }

    /// <summary>The alerts of an account that changed since they were given last.</summary>
    public IReadOnlyList<AlertView> Changed(AccountView account) => Changed(account.Id, account.Alerts, account.Now);

    internal IReadOnlyList<AlertView> Changed(Id<Account> account, ImmutableArray<AlertView> alerts, DateTimeOffset now)
    {
        var before = Take(account);
        var isForgotten = before is null && _hasForgotten;
        var changed = alerts.Where(alert => before?.Alerts.GetValueOrDefault(alert.Id) is { } given
            ? !Same(given, alert)
            : isForgotten || LastInstantOf(alert, now) >= began).ToList();

        // What is not among them any more is past, and never comes again.
        Keep(new(account, alerts.ToDictionary(alert => alert.Id)));
        return changed;
    }

    Given? Take(Id<Account> account)
    {
        if (!_known.Remove(account, out var node))
        {
            return null;
        }

        _accounts.Remove(node);
        Count -= node.Value.Alerts.Count;
        return node.Value;
    }

    void Keep(Given given)
    {
        _known[given.Account] = _accounts.AddLast(given);
        Count += given.Alerts.Count;
        while (Count > MaxAlerts && _accounts.Count > 1)
        {
            Take(_accounts.First!.Value.Account);
            _hasForgotten = true;
        }
    }

    static bool Same(AlertView before, AlertView now) =>
        before with { Responses = default } == now with { Responses = default } && before.Responses.AsSpan().SequenceEqual(now.Responses.AsSpan());

    // An instant of notice that lies ahead has not happened.
    static DateTimeOffset LastInstantOf(AlertView alert, DateTimeOffset now) => new[]
    {
        alert.RaisedAt, alert.CustomerFrom, alert.ProviderAcknowledgedAt, alert.CustomerAcknowledgedAt, alert.EscalatedAt, alert.RecoveringSince,
        alert.End?.At, alert.Responses is [.., var last] ? last.At : null,
    }.OfType<DateTimeOffset>().Where(instant => instant <= now).Max();

    sealed record Given(Id<Account> Account, Dictionary<Id<Alert>, AlertView> Alerts);
}

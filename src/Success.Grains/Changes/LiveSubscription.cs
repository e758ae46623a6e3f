using System.Threading.Channels;
using Success.Domain.Tenancy;

namespace Success.Grains.Changes;

/// <summary>A subscriber was too slow, and its subscription has ended: what it saw last may be outdated, and it is to read everything anew.</summary>
public sealed class SubscriberTooSlowException()
    : Exception($"More than {LiveSubscription.MaxWaiting} changes waited; the subscription has ended. Read again and subscribe again.");

/// <summary>The rights of a subscriber have changed or ended, and so has the subscription: verify the credential again, then read anew.</summary>
public sealed class RightsChangedException() : Exception("The rights have changed; the subscription has ended. Verify the credential and subscribe again.");

/// <summary>
/// The changes that one subscriber may hear of, in order. It holds at most <see cref="MaxWaiting"/>; a subscriber that is slower is told
/// (<see cref="SubscriberTooSlowException"/>, after what waits) and gets nothing more: nothing is ever left out in between.
/// </summary>
public sealed class LiveSubscription : IDisposable
{
    /// <summary>Most changes that wait: some seconds of a busy tenant, and little memory for a subscriber that has gone.</summary>
    public const int MaxWaiting = 1_024;

    readonly Audience _audience;
    readonly Action<LiveSubscription> _end;
    readonly Channel<LiveChange> _waiting = Channel.CreateBounded<LiveChange>(new BoundedChannelOptions(MaxWaiting));

    internal LiveSubscription(Audience audience, Action<LiveSubscription> end) => (_audience, _end) = (audience, end);

    /// <summary>Reads the changes; ends when the subscription is disposed of. Read by one reader.</summary>
    /// <exception cref="SubscriberTooSlowException">Too many had waited; everything before was delivered.</exception>
    /// <exception cref="RightsChangedException">The subscriber's rights have changed or ended.</exception>
    public IAsyncEnumerable<LiveChange> ReadAsync(CancellationToken cancellationToken) => _waiting.Reader.ReadAllAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _end(this);
        _waiting.Writer.TryComplete();
    }

    /// <summary>Ends it because what it may hear of is not sure any more. What waits was for the rights that were; it is not delivered.</summary>
    internal void EndByRights()
    {
        if (_waiting.Writer.TryComplete(new RightsChangedException()))
        {
            while (_waiting.Reader.TryRead(out _))
            {
            }

            _end(this);
        }
    }

    /// <summary>Takes a change, if the subscriber may hear of it.</summary>
    internal void Offer(LiveChange change, DateTimeOffset now)
    {
        if (change.Account is { } account && !_audience.Accounts.Includes(account))
        {
            return;
        }

        var heard = change with { Kinds = [.. change.Kinds.Where(kind => kind.IsFor(_audience.Side, now))] };
        if (!heard.Kinds.IsEmpty && !_waiting.Writer.TryWrite(heard) && _waiting.Writer.TryComplete(new SubscriberTooSlowException()))
        {
            _end(this);
        }
    }
}

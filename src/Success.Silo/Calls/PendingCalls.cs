namespace Success.Silo;

/// <summary>
/// The calls that somebody waits for. One sweep over them finds those that have waited too long, so that a call needs no timer of
/// its own.
/// </summary>
/// <remarks>
/// Linked lists through the calls themselves: adding and removing allocates nothing. There are several, each with its own lock, so
/// that callers hardly ever meet in one.
/// </remarks>
sealed class PendingCalls
{
    /// <summary>A power of two, several times the number of cores of any machine that this is meant for.</summary>
    const int Stripes = 64;

    [ThreadStatic]
    static uint _turn;

    readonly Stripe[] _stripes = [.. Enumerable.Range(0, Stripes).Select(_ => new Stripe())];

    public void Add(GrainCall call)
    {
        var stripe = _stripes[unchecked(_turn++) % Stripes];
        lock (stripe)
        {
            call.Stripe = stripe;
            stripe.Add(call);
        }
    }

    /// <summary>Removes a call; does nothing when it was removed before.</summary>
    public static void Remove(GrainCall call)
    {
        if (call.Stripe is { } stripe)
        {
            lock (stripe)
            {
                if (call.Stripe is not null)
                {
                    call.Stripe = null;
                    stripe.Remove(call);
                }
            }
        }
    }

    /// <summary>Answers every call whose deadline has passed with a <see cref="TimeoutException"/>.</summary>
    /// <returns>How many.</returns>
    public int Expire(long now, TimeSpan timeout)
    {
        var expired = new List<GrainCall>();
        foreach (var stripe in _stripes)
        {
            lock (stripe)
            {
                stripe.Collect(now, expired);
            }
        }

        // All are described before the first is answered, because an answer takes a link out of the chain.
        var exceptions = expired.ConvertAll(call => CallChain.Timeout(call, timeout));
        for (var i = 0; i < expired.Count; i++)
        {
            expired[i].Fail(exceptions[i]);
        }

        return expired.Count;
    }

    /// <summary>One of the lists.</summary>
    public sealed class Stripe
    {
        GrainCall? _first;

        public void Add(GrainCall call)
        {
            call.Following = _first;
            if (_first is not null)
            {
                _first.Previous = call;
            }

            _first = call;
        }

        public void Remove(GrainCall call)
        {
            if (call.Previous is { } previous)
            {
                previous.Following = call.Following;
            }
            else
            {
                _first = call.Following;
            }

            if (call.Following is { } following)
            {
                following.Previous = call.Previous;
            }

            call.Previous = call.Following = null;
        }

        public void Collect(long now, List<GrainCall> expired)
        {
            for (var call = _first; call is not null; call = call.Following)
            {
                if (call.Deadline <= now)
                {
                    expired.Add(call);
                }
            }
        }
    }
}

namespace Success.Gateway.Outbox;

/// <summary>The mails of one tenant's turn: only so many that other tenants' turns come soon.</summary>
static class MailTurn
{
    /// <summary>Most mails of a turn.</summary>
    public const int Mails = 16;

    // Of one tenant; a slow address then keeps only half of its turn.
    const int AtOnce = 2;

    /// <summary>Sends the first of those that are due.</summary>
    public static Task SendAsync<T>(IEnumerable<T> due, Func<T, CancellationToken, ValueTask> send, CancellationToken cancellationToken) =>
        Parallel.ForEachAsync(due.Take(Mails), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, send);
}

namespace Success.Journal.Sqlite;

/// <summary>The limits of the SQLite journal's queues, batches and files, with their reasons.</summary>
static class SqliteLimits
{
    /// <summary>Most writes that wait for the writer; whoever comes then waits outside. Some hundred milliseconds of work.</summary>
    public const int MaxWaitingWrites = 8192;

    /// <summary>
    /// Most writes in one transaction: beyond it the cost of the sync is spread thin already, and everyone in it waits longer.
    /// </summary>
    public const int MaxBatchWrites = 512;

    /// <summary>
    /// A transaction takes no more writes after so many bytes, so that a batch of large appends stays within the page cache.
    /// </summary>
    public const long MaxBatchBytes = 8 * 1024 * 1024;

    /// <summary>
    /// How long the writer waits for those whom it has just answered to come back with their next writes, before it commits those of
    /// the others alone. A batch that is twice as full makes up for the wait; a lone writer is never kept waiting.
    /// </summary>
    public static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(1);

    /// <summary>
    /// What a commit must have cost per write for the gathering to pay. On a disk that syncs within some ten microseconds the
    /// processor is the bottleneck, and waiting only idles it.
    /// </summary>
    public static readonly TimeSpan CostlyCommit = TimeSpan.FromMicroseconds(10);

    /// <summary>Partitions whose heads the writer remembers, at about 1 KiB each. When there are more it begins anew.</summary>
    public const int KnownPartitions = 16_384;

    /// <summary>WAL pages of 4 KiB after which they are copied into the file: 16 MiB, which is copied within tens of milliseconds.</summary>
    public const int CheckpointPages = 4096;

    /// <summary>A WAL above this (64 MiB) is reported: something keeps checkpoints from finishing, a long read as a rule.</summary>
    public const long WalAlarmBytes = 64 * 1024 * 1024;

    /// <summary>Connections that read. A read occupies a thread, and two cores do not read faster on more.</summary>
    public const int Readers = 4;

    /// <summary>Heads that are read at once while streaming: each such read is short, so that none holds up a checkpoint.</summary>
    public const int HeadsPerRead = 1000;

    /// <summary>Attempts to recover from a failing disk before the journal gives up; with their pauses they take about a minute.</summary>
    public const int MaxRecoveryAttempts = 10;

    /// <summary>The pause before the first attempt to recover; every further one is twice as long.</summary>
    public static readonly TimeSpan FirstRecoveryPause = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest pause between attempts to recover, and the pause while the disk is full.</summary>
    public static readonly TimeSpan LongestRecoveryPause = TimeSpan.FromSeconds(10);

    /// <summary>How long nothing must be written before the WAL is emptied and truncated.</summary>
    public static readonly TimeSpan IdleBeforeTruncate = TimeSpan.FromSeconds(2);

    /// <summary>How long a statement waits for a lock. Nobody but a person with a shell ever holds one for long.</summary>
    public static readonly TimeSpan LockWait = TimeSpan.FromSeconds(2);
}

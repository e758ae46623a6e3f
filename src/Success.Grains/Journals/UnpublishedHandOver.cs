using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Tenancy;
using Success.Journal;

namespace Success.Grains.Journals;

/// <summary>
/// At the start, hands over what a crash left between an append and its publication, even if nobody ever calls that account again: the
/// store lists the heads whose published version lags, and their grains are asked to catch up.
/// </summary>
sealed partial class UnpublishedHandOver(IJournal journal, IGrainFactory grains, ILogger<UnpublishedHandOver> logger) : BackgroundService
{
    /// <summary>How many catch up at once: the start must not starve those who call already.</summary>
    public const int MaxConcurrent = 32;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Parallel.ForEachAsync(
                journal.UnpublishedHeadsAsync("", stoppingToken),
                new ParallelOptions { MaxDegreeOfParallelism = MaxConcurrent, CancellationToken = stoppingToken },
                (head, _) => CatchUpAsync(head.Key));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start goes on with what is left.
        }
    }

    async ValueTask CatchUpAsync(PartitionKey partition)
    {
        var key = partition.Value;
        var end = key.IndexOf(AccountKey.Separator, StringComparison.Ordinal);
        if (end < 0 || RouteTag.Create(key[..end]) is not { IsSuccess: true } tenant)
        {
            // The silo's own partitions are published to nobody.
            return;
        }

        TenantScope.Enter(tenant.Value);
        try
        {
            if (AccountKey.Parse(key) is not null)
            {
                await grains.GetGrain<IAccountGrain>(key).CatchUp();
            }
            else if (partition == TenantFormat.PartitionOf(tenant.Value))
            {
                await grains.GetGrain<ITenantGrain>(tenant.Value.ToString()).CatchUp();
            }
        }
#pragma warning disable CA1031 // One damaged partition must not keep the others from being handed over; it fails again, loudly, when it is called.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            LogFailed(exception, partition);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{Partition} could not hand over what was left from before the start; it will with its next change or start.")]
    partial void LogFailed(Exception exception, PartitionKey partition);
}

using Success.Domain.Portfolio;
using Success.Grains.Tenancy;

namespace Success.Grains.Accounts;

// Telling the others. Nobody waits for it, and nothing is lost without it: what is not marked as handed over is handed over again.
sealed partial class AccountGrain
{
    // After a failure, until the next try; a call of the account tries at once.
    static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(10);

    bool _handingOver;
    IGrainTimer? _retry;

    public async Task HandOver()
    {
        if (_handingOver)
        {
            return;
        }

        _handingOver = true;
        try
        {
            while (_account.Unpublished.Count > 0 && !_account.IsBroken)
            {
                using var place = await _places.EnterAsync(_key.Tenant);
                await HandOverOnceAsync();
            }

            await _account.SnapshotIfDueAsync();
        }
        catch
        {
            _retry ??= this.RegisterGrainTimer(RetryAsync, new(RetryAfter, Timeout.InfiniteTimeSpan));
            _retry.Change(RetryAfter, Timeout.InfiniteTimeSpan);
            throw;
        }
        finally
        {
            _handingOver = false;
        }
    }

    public Task CatchUp() => HandOver();

    async Task HandOverOnceAsync()
    {
        var version = _account.Version.Number;
        var summary = AccountSummaries.Of(_account.State!, version, _name, _time.GetUtcNow());
        await Portfolio.Publish(new(_key.Account, PackedSummary.Pack(summary).Bytes));
        await _account.MarkPublishedAsync(version);
    }

    Task RetryAsync()
    {
        // A timer comes from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_key.Tenant);
        return HandOver();
    }
}

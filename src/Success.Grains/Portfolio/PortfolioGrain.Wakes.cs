using Success.Grains.Accounts;
using Success.Grains.Tenancy;

namespace Success.Grains.Portfolio;

// Waking accounts when something in them falls due.
sealed partial class PortfolioGrain
{
    readonly WakeQueue _wakes = new();
    readonly WakeAlarm _alarm;

    public async Task Woken(WokenAccount woken)
    {
        _wakes.Finish(woken, _time.GetUtcNow());
        await WakeDueAsync();
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => _alarm.ComeBackAsync();

    async Task WakeDueAsync()
    {
        // A timer and a reminder come from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_tag);
        foreach (var wake in _wakes.TakeDue(_time.GetUtcNow()))
        {
            await GrainFactory.GetGrain<IAccountGrain>(new AccountKey(_tag, wake.Account).ToString()).Wake();
        }

        await _alarm.SetAsync(_wakes.Next);
    }
}

using System.Collections.Immutable;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Grains.Outbox;
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
            // What is appended while a snapshot is written relies on this hand-over, too.
            while (IsLeft)
            {
                while (IsLeft)
                {
                    using var place = await _places.EnterAsync(_key.Tenant);
                    await HandOverOnceAsync();
                }

                await _account.SnapshotIfDueAsync();
            }
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

    bool IsLeft => _account.Unpublished.Count > 0 && !_account.IsBroken;

    async Task HandOverOnceAsync()
    {
        if (_tenant is null)
        {
            // After a crash nobody has asked it yet.
            await TenantAsync();
        }

        // What is appended while this waits for others is handed over by the next round.
        var version = _account.Version.Number;
        Happened<AccountEvent>[] news = [.. _account.Unpublished];
        var published = PublishAsync();
        _summary = null;
        var path = await published;
        var kinds = Hearing.Of(news, _account.State!);
        _changes.Publish(_key.Tenant, new(path, version, kinds));
        await GrainFactory.GetGrain<IChangeLogGrain>(_key.Tenant.ToString()).Note(Changed.Of(news, kinds, _key.Account));
        await NotifyAsync(news);
        GrainInstruments.HandedOver(news.Select(one => one.Event));
        await _account.MarkPublishedAsync(version);
    }

    /// <summary>Tells the portfolio how the account is now.</summary>
    Task<AccountPath> PublishAsync()
    {
        var version = _account.Version.Number;
        var summary = _summary?.Version == version
            ? _summary
            : AccountSummaries.Of(_account.State!, version, _name, ReportingCurrency, _time.GetUtcNow());
        return Portfolio.Publish(new(_key.Account, PackedSummary.Pack(summary).Bytes));
    }

    /// <summary>Gives the outbox what somebody must hear of who does not look.</summary>
    async Task NotifyAsync(Happened<AccountEvent>[] news)
    {
        var source = _key.Account.ToString();
        ImmutableArray<OutboxItem> items =
        [
            .. news.Where(one => Newsworthy.Is(one.Event)).Select(one => new OutboxItem(source, one.Number, KindOf(one.Event), one.Event.At)),
        ];
        if (!items.IsEmpty)
        {
            await GrainFactory.GetGrain<IOutboxGrain>(_key.Tenant.ToString()).Accept(new(source, items));
        }
    }

    static string KindOf(AccountEvent happened) => AccountEventCodec.NameOf(happened);

    Task RetryAsync()
    {
        // A timer comes from nobody: what follows is done for this grain's own tenant.
        TenantScope.Enter(_key.Tenant);
        return HandOver();
    }
}

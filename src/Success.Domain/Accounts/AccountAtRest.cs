using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Success.Domain.Agreements;
using Success.Domain.Kpis;

namespace Success.Domain.Accounts;

/// <summary>
/// An account that nobody is talking to: the same state in a third of the memory. What both sides measured and what the detectors know
/// is packed, what follows from something else is left out, and what is said more than once is kept once. Waking gives back the same
/// account, number for number. It is never stored: snapshots and journals have the account itself.
/// </summary>
public sealed class AccountAtRest
{
    readonly Account _frame;
    readonly ImmutableArray<SeriesAtRest> _series;
    readonly ImmutableArray<WatchAtRest?> _watches;

    AccountAtRest(Account frame, ImmutableArray<SeriesAtRest> series, ImmutableArray<WatchAtRest?> watches) =>
        (_frame, _series, _watches) = (frame, series, watches);

    /// <summary>Lays an account to rest.</summary>
    public static AccountAtRest Of(Account account)
    {
        ArgumentNullException.ThrowIfNull(account);
        return Lay(account, awake: null, before: null);
    }

    /// <summary>Lays what became of this account to rest; what did not change is taken over as it is.</summary>
    /// <param name="awake">What <see cref="Wake"/> gave.</param>
    /// <param name="next">What became of it.</param>
    public AccountAtRest After(Account awake, Account next)
    {
        ArgumentNullException.ThrowIfNull(awake);
        ArgumentNullException.ThrowIfNull(next);
        return Lay(next, awake, this);
    }

    /// <summary>The account.</summary>
    public Account Wake()
    {
        var series = ImmutableArray.CreateRange(_series, one => one.Wake());
        if (_watches.IsEmpty)
        {
            return _frame with { Series = series };
        }

        var kpis = new Kpi[_frame.Kpis.Length];
        for (var index = 0; index < kpis.Length; index++)
        {
            var kpi = _frame.Kpis[index];
            kpis[index] = _watches[index] is { } watch ? kpi with { Watch = watch.Wake(kpi, series) } : kpi;
        }

        return _frame with { Series = series, Kpis = ImmutableCollectionsMarshal.AsImmutableArray(kpis) };
    }

    static AccountAtRest Lay(Account account, Account? awake, AccountAtRest? before)
    {
        var numbers = new NumberWriter();
        var series = new SeriesAtRest[account.Series.Length];
        for (var index = 0; index < series.Length; index++)
        {
            var known = index < awake?.Series.Length && ReferenceEquals(awake.Series[index], account.Series[index]);
            series[index] = known ? before!._series[index] : SeriesAtRest.Of(account.Series[index], numbers);
        }

        var kpis = new Kpi[account.Kpis.Length];
        var watches = new WatchAtRest?[kpis.Length];
        for (var index = 0; index < kpis.Length; index++)
        {
            var kpi = account.Kpis[index];
            var was = index < awake?.Kpis.Length ? awake.Kpis[index] : null;
            var known = ReferenceEquals(was, kpi) && (kpi.Watch is null || SameSeries(kpi.Watch, account, awake!));
            kpis[index] = ReferenceEquals(was, kpi) ? before!._frame.Kpis[index] : Frame(kpi, kpis.AsSpan(0, index));
            watches[index] = known ? before!._watches[index] : kpi.Watch is null ? null : WatchAtRest.Of(kpi, account.Series, numbers);
        }

        return new(
            account with { Series = [], Kpis = ImmutableCollectionsMarshal.AsImmutableArray(kpis) },
            ImmutableCollectionsMarshal.AsImmutableArray(series),
            ImmutableCollectionsMarshal.AsImmutableArray(watches));
    }

    // What a KPI observed is told by the measurements of its series.
    static bool SameSeries(KpiWatch watch, Account account, Account awake) =>
        ReferenceEquals(account.Series.FirstOrDefault(series => series.Key == watch.Series), awake.Series.FirstOrDefault(series => series.Key == watch.Series));

    // Several KPIs are mostly agreed in one proposal, which a journal tells of each of them.
    static Kpi Frame(Kpi kpi, ReadOnlySpan<Kpi> others)
    {
        var revisions = kpi.Revisions;
        for (var index = 0; index < revisions.Length; index++)
        {
            if (Shared(revisions[index].Agreement, others) is { } agreement)
            {
                revisions = revisions.SetItem(index, revisions[index] with { Agreement = agreement });
            }
        }

        return kpi with { Watch = null, Revisions = revisions };
    }

    static Agreement? Shared(Agreement agreement, ReadOnlySpan<Kpi> others)
    {
        foreach (var other in others)
        {
            foreach (var revision in other.Revisions)
            {
                if (revision.Agreement == agreement)
                {
                    return ReferenceEquals(revision.Agreement, agreement) ? null : revision.Agreement;
                }
            }
        }

        return null;
    }
}

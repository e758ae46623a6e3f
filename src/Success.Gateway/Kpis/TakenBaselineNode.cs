using Success.Domain;
using Success.Domain.Kpis;
using Success.Gateway.Accounts;

namespace Success.Gateway.Kpis;

/// <summary>The value that a baseline's rule led to.</summary>
public sealed class TakenBaselineNode
{
    readonly AccountPage _page;
    readonly Id<Kpi> _kpi;
    readonly int _revision;
    readonly TakenBaseline _taken;

    internal TakenBaselineNode(AccountPage page, Id<Kpi> kpi, int revision, TakenBaseline taken) => (_page, _kpi, _revision, _taken) = (page, kpi, revision, taken);

    /// <summary>In the metric's unit.</summary>
    public double Value => _taken.Value;

    /// <summary>Until when a side may object.</summary>
    public DateTimeOffset ObjectUntil => _taken.ObjectUntil;

    /// <summary>Whether it holds.</summary>
    public TakenBaselineState State => _taken.State;

    /// <summary>Why a side objected.</summary>
    public Task<string?> Objection() => _page.TextAsync(Kpi.ObjectionKey(_kpi, _revision));
}

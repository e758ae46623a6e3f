using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <summary>Every property that a filter can ask for by its value.</summary>
sealed record Facets
{
    public static Facets Empty { get; } = new();

    public Facet<Id<Member>> Owner { get; private init; } = Facet<Id<Member>>.Empty;

    public Facet<Standing> Standing { get; private init; } = Facet<Standing>.Empty;

    public Facet<string> Segment { get; private init; } = Facet<string>.Empty;

    public Facet<string> Tag { get; private init; } = Facet<string>.Empty;

    public Facet<WaitingFor> WaitingFor { get; private init; } = Facet<WaitingFor>.Empty;

    public Facet<AccountLifecycle> Lifecycle { get; private init; } = Facet<AccountLifecycle>.Empty;

    public Facet<bool> HasAlerts { get; private init; } = Facet<bool>.Empty;

    public static Facets Of(SlotTable table, int[] slots)
    {
        Facet<TKey> Of<TKey>(Func<PackedSummary, TKey> key)
            where TKey : notnull => Facet<TKey>.Of(slots.Select(slot => (key(table[slot]), slot)));

        return new()
        {
            Owner = Of(row => row.Owner),
            Standing = Of(row => row.Standing),
            Segment = Of(SegmentOf),
            Tag = Facet<string>.Of(slots.SelectMany(slot => table[slot].Tags().Select(tag => (tag, slot)))),
            WaitingFor = Of(row => row.WaitingFor),
            Lifecycle = Of(row => row.Lifecycle),
            HasAlerts = Of(HasAlertsIn),
        };
    }

    public Facets With(PackedSummary row, int slot) => this with
    {
        Owner = Owner.With(row.Owner, slot),
        Standing = Standing.With(row.Standing, slot),
        Segment = Segment.With(SegmentOf(row), slot),
        Tag = row.Tags().Aggregate(Tag, (tags, tag) => tags.With(tag, slot)),
        WaitingFor = WaitingFor.With(row.WaitingFor, slot),
        Lifecycle = Lifecycle.With(row.Lifecycle, slot),
        HasAlerts = HasAlerts.With(HasAlertsIn(row), slot),
    };

    public Facets Without(PackedSummary row, int slot) => this with
    {
        Owner = Owner.Without(row.Owner, slot),
        Standing = Standing.Without(row.Standing, slot),
        Segment = Segment.Without(SegmentOf(row), slot),
        Tag = row.Tags().Aggregate(Tag, (tags, tag) => tags.Without(tag, slot)),
        WaitingFor = WaitingFor.Without(row.WaitingFor, slot),
        Lifecycle = Lifecycle.Without(row.Lifecycle, slot),
        HasAlerts = HasAlerts.Without(HasAlertsIn(row), slot),
    };

    public Facets Move(PackedSummary from, PackedSummary to, int slot) => this with
    {
        Owner = Owner.Move(from.Owner, to.Owner, slot),
        Standing = Standing.Move(from.Standing, to.Standing, slot),
        Segment = from.Segment.SequenceEqual(to.Segment) ? Segment : Segment.Move(SegmentOf(from), SegmentOf(to), slot),
        Tag = from.HasTagsOf(to) ? Tag : MoveTags(from.Tags(), to.Tags(), slot),
        WaitingFor = WaitingFor.Move(from.WaitingFor, to.WaitingFor, slot),
        Lifecycle = Lifecycle.Move(from.Lifecycle, to.Lifecycle, slot),
        HasAlerts = HasAlerts.Move(HasAlertsIn(from), HasAlertsIn(to), slot),
    };

    Facet<string> MoveTags(string[] from, string[] to, int slot) =>
        to.Aggregate(from.Aggregate(Tag, (tags, tag) => tags.Without(tag, slot)), (tags, tag) => tags.With(tag, slot));

    static string SegmentOf(PackedSummary row) => System.Text.Encoding.ASCII.GetString(row.Segment);

    static bool HasAlertsIn(PackedSummary row) => row.Layout.OpenAlerts > 0;
}

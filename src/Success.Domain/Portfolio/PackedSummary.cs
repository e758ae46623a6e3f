using System.Runtime.InteropServices;
using System.Text;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <summary>
/// An <see cref="AccountSummary"/> in few bytes: the row of the index, and the summary that stands in an account's journal head. Reading
/// a field takes no more than looking at its place.
/// </summary>
public readonly partial struct PackedSummary
{
    readonly byte[]? _bytes;

    PackedSummary(byte[] bytes) => _bytes = bytes;

    /// <summary>The stored form. Not to be changed.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>The account.</summary>
    public Id<Account> Id => Id<Account>.Create(Layout.Id);

    /// <summary>Number of the journal entry after which this was true.</summary>
    public long Version => Layout.Version;

    /// <summary>How the account stands.</summary>
    public Standing Standing => (Standing)Layout.Standing;

    /// <summary>The next instant at which anything changes by itself, in UTC; null for never.</summary>
    public DateTimeOffset? NextWake => Instant(Layout.NextWake);

    /// <summary>Whether the end of the name, or tags, were left out.</summary>
    public bool IsAbridged => (Layout.Flags & SummaryLayout.AbridgedFlag) != 0;

    internal bool Exists => _bytes is not null;

    internal ref readonly SummaryLayout Layout => ref MemoryMarshal.AsRef<SummaryLayout>(_bytes);

    internal Id<Member> Owner => IdOrNone<Member>(Layout.Owner);

    internal WaitingFor WaitingFor => (WaitingFor)Layout.WaitingFor;

    internal AccountLifecycle Lifecycle => (AccountLifecycle)Layout.Lifecycle;

    internal ReadOnlySpan<byte> Name => _bytes.AsSpan(SummaryLayout.Size, Layout.NameLength);

    internal ReadOnlySpan<byte> ExternalId => _bytes.AsSpan(SummaryLayout.Size + Layout.NameLength, Layout.ExternalIdLength);

    internal ReadOnlySpan<byte> Segment =>
        _bytes.AsSpan(SummaryLayout.Size + Layout.NameLength + Layout.ExternalIdLength, Layout.SegmentLength);

    ReadOnlySpan<byte> TagBytes =>
        _bytes.AsSpan(SummaryLayout.Size + Layout.NameLength + Layout.ExternalIdLength + Layout.SegmentLength);

    /// <summary>The tags' bytes are equal only when the tags are.</summary>
    internal bool HasTagsOf(PackedSummary other) => TagBytes.SequenceEqual(other.TagBytes);

    internal string[] Tags()
    {
        var tags = Layout.TagCount == 0 ? [] : new string[Layout.TagCount];
        var rest = TagBytes;
        for (var i = 0; i < tags.Length; i++)
        {
            tags[i] = Encoding.ASCII.GetString(rest.Slice(1, rest[0]));
            rest = rest[(1 + rest[0])..];
        }

        return tags;
    }

    /// <summary>The summary as a record of its own.</summary>
    public AccountSummary Unpack()
    {
        ref readonly var layout = ref Layout;
        return new()
        {
            Id = Id,
            Version = layout.Version,
            ExternalId = Encoding.ASCII.GetString(ExternalId),
            Name = Encoding.UTF8.GetString(Name),
            IsAbridged = IsAbridged,
            Segment = Encoding.ASCII.GetString(Segment),
            Tags = Tags(),
            Parent = IdOrNone<Account>(layout.Parent),
            Owner = Owner,
            Standing = Standing,
            Lifecycle = Lifecycle,
            Attention = UnpackAttention(layout),
            Arr = PackedMoney.Unpack(layout.Arr, layout.ArrCurrency),
            RenewsOn = layout.RenewsOn == 0 ? null : DateOnly.FromDayNumber(layout.RenewsOn),
            Progress = float.IsNaN(layout.Progress) ? null : layout.Progress,
            Sparkline = layout.Sparkline,
            OpenAlerts = new(layout.OpenAlerts, layout.UnacknowledgedByProvider, layout.UnacknowledgedByCustomer),
            LatestData = Instant(layout.LatestData),
            WaitingFor = WaitingFor,
            NextWake = NextWake,
            ReviewsOn = layout.ReviewsOn == 0 ? null : DateOnly.FromDayNumber(layout.ReviewsOn),
        };
    }

    static Attention? UnpackAttention(in SummaryLayout layout) =>
        PackedMoney.Unpack(layout.AttentionAmount, layout.AttentionCurrency) is { } amount
            ? new(amount, PackedMoney.Unpack(layout.AttentionValue, layout.AttentionCurrency)!.Value, layout.Chance, layout.Nearness)
            : null;

    static Id<T> IdOrNone<T>(Guid value)
        where T : IIdentified => value == Guid.Empty ? default : Id<T>.Create(value);

    static DateTimeOffset? Instant(long ticks) => ticks == 0 ? null : new DateTimeOffset(ticks, TimeSpan.Zero);
}

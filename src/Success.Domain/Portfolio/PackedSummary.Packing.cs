using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Success.Domain.Portfolio;

/// <content>From a record to bytes.</content>
public readonly partial struct PackedSummary
{
    /// <summary>
    /// Most bytes of a summary in a journal's head. With the longest external id, segment and tags, at least
    /// <see cref="LeastNameBytesInHead"/> bytes of the name fit.
    /// </summary>
    public const int MaxHeadBytes = 512;

    /// <summary>What stays of the longest name in the fullest head, in bytes of UTF-8.</summary>
    public const int LeastNameBytesInHead = MaxHeadBytes - SummaryLayout.Size - AccountSummary.MaxExternalIdLength
        - AccountSummary.MaxSegmentLength - (AccountSummary.MaxTags * (1 + AccountSummary.MaxTagLength));

    static readonly SearchValues<char> LabelCharacters = SearchValues.Create([.. Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code)]);

    static readonly SearchValues<char> PhraseCharacters = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>Packs the whole summary, as the index keeps it.</summary>
    /// <exception cref="ArgumentException">The summary breaks a limit: a bug of who made it.</exception>
    public static PackedSummary Pack(AccountSummary summary) => Pack(summary, int.MaxValue);

    /// <summary>
    /// Packs the summary for a journal's head, at most <see cref="MaxHeadBytes"/>. Nothing is lost but, when it must be, the end of the
    /// name; <see cref="IsAbridged"/> then says so.
    /// </summary>
    /// <exception cref="ArgumentException">The summary breaks a limit: a bug of who made it.</exception>
    public static PackedSummary PackForHead(AccountSummary summary) => Pack(summary, MaxHeadBytes);

    static PackedSummary Pack(AccountSummary summary, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Check(summary);
        var others = summary.ExternalId.Length + summary.Segment.Length + summary.Tags.Sum(tag => 1 + tag.Length);
        var name = Encoding.UTF8.GetBytes(summary.Name);
        var kept = NameThatFits(name, maxBytes - SummaryLayout.Size - others);

        var bytes = GC.AllocateUninitializedArray<byte>(SummaryLayout.Size + kept.Length + others);
        var layout = LayoutOf(summary, kept.Length, summary.IsAbridged || kept.Length < name.Length);
        MemoryMarshal.Write(bytes, in layout);
        WriteTexts(summary, kept, bytes.AsSpan(SummaryLayout.Size));
        return new(bytes);
    }

    static void WriteTexts(AccountSummary summary, ReadOnlySpan<byte> name, Span<byte> to)
    {
        name.CopyTo(to);
        to = to[name.Length..];
        to = to[Encoding.ASCII.GetBytes(summary.ExternalId, to)..];
        to = to[Encoding.ASCII.GetBytes(summary.Segment, to)..];
        foreach (var tag in summary.Tags)
        {
            to[0] = (byte)tag.Length;
            to = to[(1 + Encoding.ASCII.GetBytes(tag, to[1..]))..];
        }
    }

    static ReadOnlySpan<byte> NameThatFits(ReadOnlySpan<byte> name, int room)
    {
        if (name.Length <= room)
        {
            return name;
        }

        // Bytes 10xxxxxx continue a character: step back to where one begins.
        while ((name[room] & 0xC0) == 0x80)
        {
            room--;
        }

        return name[..room];
    }

    static SummaryLayout LayoutOf(AccountSummary summary, int nameLength, bool abridged) => new()
    {
        Format = SummaryLayout.CurrentFormat,
        Flags = abridged ? SummaryLayout.AbridgedFlag : (byte)0,
        Standing = (byte)summary.Standing,
        Lifecycle = (byte)summary.Lifecycle,
        WaitingFor = (byte)summary.WaitingFor,
        TagCount = (byte)summary.Tags.Count,
        NameLength = (ushort)nameLength,
        ExternalIdLength = (byte)summary.ExternalId.Length,
        SegmentLength = (byte)summary.Segment.Length,
        Id = summary.Id.ToGuid(),
        Version = summary.Version,
        Parent = summary.Parent.ToGuid(),
        Owner = summary.Owner.ToGuid(),
        AttentionCurrency = CurrencyOf(summary.Attention?.Amount),
        AttentionAmount = PackedMoney.Units(summary.Attention?.Amount.Amount ?? 0),
        AttentionValue = PackedMoney.Units(summary.Attention?.Value.Amount ?? 0),
        Chance = summary.Attention?.Chance ?? 0,
        Nearness = summary.Attention?.Nearness ?? 0,
        ArrCurrency = CurrencyOf(summary.Arr),
        Arr = PackedMoney.Units(summary.Arr?.Amount ?? 0),
        RenewsOn = summary.RenewsOn?.DayNumber ?? 0,
        Progress = summary.Progress ?? float.NaN,
        Sparkline = summary.Sparkline,
        OpenAlerts = Count(summary.OpenAlerts.Total),
        UnacknowledgedByProvider = Count(summary.OpenAlerts.UnacknowledgedByProvider),
        UnacknowledgedByCustomer = Count(summary.OpenAlerts.UnacknowledgedByCustomer),
        LatestData = summary.LatestData?.UtcTicks ?? 0,
        NextWake = summary.NextWake?.UtcTicks ?? 0,
    };

    static ushort CurrencyOf(Money? money) => money is { } some ? PackedMoney.Currency(some.Currency) : (ushort)0;

    static ushort Count(int count) => (ushort)Math.Clamp(count, 0, Portfolio.OpenAlerts.MaxCount);
}

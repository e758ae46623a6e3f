using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Success.Domain.Portfolio;

/// <content>From a record to bytes.</content>
public readonly partial struct PackedSummary
{
    /// <summary>Most bytes of a summary in a journal's head.</summary>
    public const int MaxHeadBytes = 512;

    /// <summary>
    /// What stays of a long name in the fullest head, in bytes of UTF-8: tags are left out only when the name is down to this (less
    /// what would split a character), enough to recognise an account in any script.
    /// </summary>
    public const int LeastNameBytesInHead = 64;

    static readonly SearchValues<char> Printable = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    /// <summary>Packs the whole summary, as the index keeps it.</summary>
    /// <exception cref="ArgumentException">The summary breaks a limit: a bug of who made it.</exception>
    public static PackedSummary Pack(AccountSummary summary) => Pack(summary, int.MaxValue);

    /// <summary>
    /// Packs the summary for a journal's head, at most <see cref="MaxHeadBytes"/>. What does not fit is left out: first the end of the
    /// name, then the last tags; <see cref="IsAbridged"/> then says so. An account of usual labels loses nothing.
    /// </summary>
    /// <exception cref="ArgumentException">The summary breaks a limit: a bug of who made it.</exception>
    public static PackedSummary PackForHead(AccountSummary summary) => Pack(summary, MaxHeadBytes);

    static PackedSummary Pack(AccountSummary summary, int maxBytes)
    {
        ArgumentNullException.ThrowIfNull(summary);
        Check(summary);
        var name = Encoding.UTF8.GetBytes(summary.Name);
        var room = maxBytes - SummaryLayout.Size - summary.ExternalId.Length - summary.Segment.Length;
        var tags = TagsThatFit(summary.Tags, room - Math.Min(name.Length, LeastNameBytesInHead));
        var tagBytes = tags.Sum(tag => 1 + tag.Length);
        var kept = NameThatFits(name, room - tagBytes);

        var bytes = GC.AllocateUninitializedArray<byte>(
            SummaryLayout.Size + kept.Length + summary.ExternalId.Length + summary.Segment.Length + tagBytes);
        var layout = LayoutOf(summary) with
        {
            Flags = summary.IsAbridged || kept.Length < name.Length || tags.Length < summary.Tags.Count ? SummaryLayout.AbridgedFlag : (byte)0,
            NameLength = (ushort)kept.Length,
            TagCount = (byte)tags.Length,
        };
        MemoryMarshal.Write(bytes, in layout);
        WriteTexts(kept, summary, tags, bytes.AsSpan(SummaryLayout.Size));
        return new(bytes);
    }

    static void WriteTexts(ReadOnlySpan<byte> name, AccountSummary summary, ReadOnlySpan<string> tags, Span<byte> to)
    {
        name.CopyTo(to);
        to = to[name.Length..];
        to = to[Encoding.ASCII.GetBytes(summary.ExternalId, to)..];
        to = to[Encoding.ASCII.GetBytes(summary.Segment, to)..];
        foreach (var tag in tags)
        {
            to[0] = (byte)tag.Length;
            to = to[(1 + Encoding.ASCII.GetBytes(tag, to[1..]))..];
        }
    }

    static string[] TagsThatFit(IReadOnlyList<string> tags, int room)
    {
        var count = 0;
        while (count < tags.Count && (room -= 1 + tags[count].Length) >= 0)
        {
            count++;
        }

        return [.. tags.Take(count)];
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

    static SummaryLayout LayoutOf(AccountSummary summary) => new()
    {
        Format = SummaryLayout.CurrentFormat,
        Standing = (byte)summary.Standing,
        Lifecycle = (byte)summary.Lifecycle,
        WaitingFor = (byte)summary.WaitingFor,
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
        ReviewsOn = summary.ReviewsOn?.DayNumber ?? 0,
    };

    static ushort CurrencyOf(Money? money) => money is { } some ? PackedMoney.Currency(some.Currency) : (ushort)0;

    static ushort Count(int count) => (ushort)Math.Clamp(count, 0, Portfolio.OpenAlerts.MaxCount);
}

using System.Runtime.CompilerServices;

namespace Success.Domain.Portfolio;

/// <summary>Where a row stands in an order: by a number, then by a folded text, then by id.</summary>
readonly ref struct SortKey(ulong number, ReadOnlySpan<byte> text, Guid id)
{
    public ulong Number { get; } = number;

    /// <summary>UTF-8; empty where the number says all.</summary>
    public ReadOnlySpan<byte> Text { get; } = text;

    public Guid Id { get; } = id;

    /// <summary>The text as it is compared.</summary>
    public string FoldedText() => Portfolio.FoldedText.Fold(Text, stackalloc char[Text.Length]).ToString();

    public static int Compare(SortKey left, SortKey right)
    {
        if (left.Number != right.Number)
        {
            return left.Number < right.Number ? -1 : 1;
        }

        var byText = left.Text.IsEmpty && right.Text.IsEmpty ? 0 : Portfolio.FoldedText.Compare(left.Text, right.Text);
        return byText != 0 ? byText : left.Id.CompareTo(right.Id);
    }
}

/// <summary>Computes a row's place in one order.</summary>
delegate SortKey KeyOf(PackedSummary row);

/// <summary>The keys of all orders that the index maintains.</summary>
static class SortKeys
{
    // Money compares in hundredths: 47 bits hold more than Money.MaxAmount and leave room for a standing or a currency above them.
    const int MoneyBits = 47;
    const long MostHundredths = (1L << MoneyBits) - 1;
    const long UnitsPerHundredth = 100;

    public static KeyOf Of(AccountOrder order) => order switch
    {
        AccountOrder.Attention => row => Number(row, Hundredths(row.Layout.AttentionAmount)),
        AccountOrder.Standing => row => Number(
            row, ((ulong)row.Layout.Standing << MoneyBits) | ((ulong)MostHundredths - Hundredths(row.Layout.AttentionAmount))),
        AccountOrder.Name => row => new(FoldedText.Prefix(row.Name), row.Name, row.Layout.Id),
        AccountOrder.Renewal => row => Number(row, row.Layout.RenewsOn == 0 ? ulong.MaxValue : (ulong)row.Layout.RenewsOn),
        AccountOrder.Arr => row => Number(row, ((ulong)row.Layout.ArrCurrency << MoneyBits) | Hundredths(row.Layout.Arr)),
        AccountOrder.Progress => row => Number(row, Ascending(row.Layout.Progress)),
        AccountOrder.LatestData => row => Number(row, (ulong)row.Layout.LatestData),
        AccountOrder.ExternalId => row => new(FoldedText.Prefix(row.ExternalId), row.ExternalId, row.Layout.Id),
        _ => throw new ArgumentOutOfRangeException(nameof(order), order, "There is no such order."),
    };

    /// <summary>By id, its random half first: finds a row.</summary>
    public static SortKey ById(PackedSummary row) => ById(row.Layout.Id);

    /// <summary>The place of an id.</summary>
    public static SortKey ById(Guid id) => new(RandomHalf(id), [], id);

    /// <summary>By parent, an account at the top among its own children: finds the children of an account, and rarely one of another.</summary>
    public static SortKey ByFamily(PackedSummary row) =>
        new(RandomHalf(row.Layout.Parent == Guid.Empty ? row.Layout.Id : row.Layout.Parent), [], row.Layout.Id);

    /// <summary>The place before all children of a parent.</summary>
    public static SortKey FirstOfFamily(Guid parent) => new(RandomHalf(parent), [], Guid.Empty);

    // Ids of one moment share the first half; the second one tells almost all of them apart.
    static ulong RandomHalf(Guid id) => (ulong)(Unsafe.BitCast<Guid, UInt128>(id) >> 64);

    static SortKey Number(PackedSummary row, ulong number) => new(number, [], row.Layout.Id);

    static ulong Hundredths(long units) => (ulong)Math.Clamp(units / UnitsPerHundredth, 0, MostHundredths);

    static ulong Ascending(float value)
    {
        if (float.IsNaN(value))
        {
            return ulong.MaxValue;
        }

        // The bits of floats sort as they do once negatives are inverted and positives moved above them. Plus zero joins the two zeros.
        var bits = BitConverter.SingleToUInt32Bits(value + 0f);
        return (bits & 0x8000_0000) != 0 ? ~bits : bits | 0x8000_0000;
    }
}

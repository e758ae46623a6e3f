using System.Runtime.InteropServices;

namespace Success.Domain.Portfolio;

/// <summary>
/// The fixed part of a packed summary as it lies in memory and in a journal's head, little-endian, without gaps. The texts follow:
/// name (UTF-8), external id, segment, and each tag behind a byte with its length. A format never changes; another layout gets another
/// number. Format 1 ended with <see cref="NextWake"/>, and is read as one that knows of no review.
/// </summary>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
struct SummaryLayout
{
    /// <summary>The number of this format.</summary>
    public const byte CurrentFormat = 2;

    /// <summary>The number of the format before, which heads of earlier releases have.</summary>
    public const byte FirstFormat = 1;

    /// <summary>The one flag so far: something was left out.</summary>
    public const byte AbridgedFlag = 1;

    /// <summary>Size of this part in bytes.</summary>
    public const int Size = 160;

    /// <summary>Size of this part in bytes in the first format.</summary>
    public const int FirstSize = 156;

    public byte Format;
    public byte Flags;
    public byte Standing;
    public byte Lifecycle;
    public byte WaitingFor;
    public byte TagCount;
    public ushort NameLength;
    public byte ExternalIdLength;
    public byte SegmentLength;
    public Guid Id;
    public long Version;
    public Guid Parent;
    public Guid Owner;

    // Money is in ten-thousandths; a currency of 0 says that there is none.
    public ushort AttentionCurrency;
    public long AttentionAmount;
    public long AttentionValue;
    public float Chance;
    public float Nearness;
    public ushort ArrCurrency;
    public long Arr;

    // Day number and ticks; 0 says that there is none. NaN progress is undefined.
    public int RenewsOn;
    public float Progress;
    public Sparkline Sparkline;
    public ushort OpenAlerts;
    public ushort UnacknowledgedByProvider;
    public ushort UnacknowledgedByCustomer;
    public long LatestData;
    public long NextWake;

    // Day number again.
    public int ReviewsOn;
}

using System.Text.Unicode;

namespace Success.Domain.Portfolio;

/// <content>What is checked before bytes are written and after they are read, so that everything between can rely on them.</content>
public readonly partial struct PackedSummary
{
    /// <summary>Takes bytes that <see cref="Bytes"/> gave. The bytes are copied.</summary>
    /// <exception cref="FormatException">They are damaged, or of a format that this release does not know.</exception>
    public static PackedSummary Read(ReadOnlySpan<byte> bytes)
    {
        var packed = bytes switch
        {
            [SummaryLayout.CurrentFormat, ..] when bytes.Length >= SummaryLayout.Size => new PackedSummary(bytes.ToArray()),
            [SummaryLayout.FirstFormat, ..] when bytes.Length >= SummaryLayout.FirstSize => new PackedSummary(Widened(bytes)),
            _ => throw new FormatException($"These {bytes.Length} bytes are no account summary of format {SummaryLayout.CurrentFormat}."),
        };
        return packed.IsSound() ? packed : throw new FormatException($"The account summary of {bytes.Length} bytes is damaged.");
    }

    /// <summary>A summary of the first format as one of the present: what it does not say is zero, which means that it is not known.</summary>
    static byte[] Widened(ReadOnlySpan<byte> first)
    {
        var widened = new byte[first.Length - SummaryLayout.FirstSize + SummaryLayout.Size];
        first[..SummaryLayout.FirstSize].CopyTo(widened);
        first[SummaryLayout.FirstSize..].CopyTo(widened.AsSpan(SummaryLayout.Size));
        widened[0] = SummaryLayout.CurrentFormat;
        return widened;
    }

    bool IsSound()
    {
        ref readonly var layout = ref Layout;
        return layout.Id != Guid.Empty
            && layout.Version > 0
            && Enum.IsDefined(Standing)
            && Enum.IsDefined(Lifecycle)
            && Enum.IsDefined(WaitingFor)
            && PackedMoney.IsCurrency(layout.AttentionCurrency)
            && PackedMoney.IsCurrency(layout.ArrCurrency)
            && layout.RenewsOn >= 0 && layout.RenewsOn <= DateOnly.MaxValue.DayNumber
            && IsInstant(layout.LatestData)
            && IsInstant(layout.NextWake)
            && layout.ReviewsOn >= 0 && layout.ReviewsOn <= DateOnly.MaxValue.DayNumber
            && HasSoundTexts();
    }

    bool HasSoundTexts()
    {
        ref readonly var layout = ref Layout;
        var labels = SummaryLayout.Size + layout.NameLength;
        var tags = labels + layout.ExternalIdLength + layout.SegmentLength;
        if (layout.SegmentLength > AccountSummary.MaxLabelLength || tags > _bytes!.Length || !Utf8.IsValid(Name) || _bytes.AsSpan(labels).ContainsAnyExceptInRange((byte)0, (byte)0x7F))
        {
            return false;
        }

        var rest = TagBytes;
        for (var i = 0; i < layout.TagCount; i++)
        {
            if (rest.IsEmpty || rest.Length <= rest[0])
            {
                return false;
            }

            rest = rest[(1 + rest[0])..];
        }

        return rest.IsEmpty;
    }

    static bool IsInstant(long ticks) => ticks >= 0 && ticks <= DateTimeOffset.MaxValue.Ticks;

    static void Check(AccountSummary summary)
    {
        Require(!summary.Id.IsNone, "id: there is none");
        Require(summary.Version > 0, "version: it begins with 1");
        Require(summary.Name.Length is > 0 and <= Texts.MaxNameLength, $"name: it has 1 to {Texts.MaxNameLength} characters");
        Require(IsLabel(summary.ExternalId, AccountSummary.MaxExternalIdLength), "externalId: too long, or not printable ASCII");
        Require(IsLabel(summary.Segment, AccountSummary.MaxLabelLength), "segment: too long, or not printable ASCII");
        Require(summary.Tags.Count <= AccountSummary.MaxTags, $"tags: at most {AccountSummary.MaxTags}");
        Require(summary.Tags.All(IsTag), "tags: empty, too long, or not printable ASCII");
        Require(summary.Tags.Distinct(StringComparer.Ordinal).Count() == summary.Tags.Count, "tags: one is repeated");
        Require(Enum.IsDefined(summary.Standing), "standing: not a known one");
        Require(Enum.IsDefined(summary.Lifecycle), "lifecycle: not a known one");
        Require(Enum.IsDefined(summary.WaitingFor), "waitingFor: not a known one");
        Require(summary.Attention is not { } attention || attention.Amount.Currency == attention.Value.Currency, "attention: two currencies");
        Require(summary.Arr is not { Amount: < 0 }, "arr: below zero");
        Require(summary.Progress is not { } progress || float.IsFinite(progress), "progress: not finite");
    }

    static bool IsTag(string tag) => tag.Length > 0 && IsLabel(tag, AccountSummary.MaxLabelLength);

    static bool IsLabel(string text, int maxLength) => text.Length <= maxLength && !text.AsSpan().ContainsAnyExcept(Printable);

    static void Require(bool holds, string what)
    {
        if (!holds)
        {
            throw new ArgumentException($"The account's summary is wrong at {what}.", nameof(holds));
        }
    }
}

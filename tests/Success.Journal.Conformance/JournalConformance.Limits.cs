namespace Success.Journal.Conformance;

public abstract partial class JournalConformance
{
    const string Last = "9999-12-31T23:59:59.999Z";

    /// <summary>Requests just within each limit, which every journal takes.</summary>
    public static TheoryData<string> AppendsWithinLimits => [.. Within.Keys];

    /// <summary>Requests just beyond each limit, which every journal refuses in the same words.</summary>
    public static TheoryData<string> AppendsBeyondLimits => [.. Beyond.Keys];

    static Append One => Sample.Append(1, "a");

    static Dictionary<string, Append> Within { get; } = new(StringComparer.Ordinal)
    {
        ["90 changes"] = Sample.Append(1, [.. Enumerable.Repeat("a", 45)]) with { Rows = Puts(45, 1) },
        ["2 MiB together"] = Filled(JournalLimits.MaxAppendBytes),
        ["512 KiB in an entry"] = With(new Entry("Noted", 1, Sample.JsonOf(JournalLimits.MaxDataBytes))),
        ["512 KiB in a row"] = One with { Rows = Puts(1, JournalLimits.MaxDataBytes) },
        ["512 B in a summary"] = One with { Head = new(new byte[JournalLimits.MaxSummaryBytes]) },
        ["empty summary"] = One with { Head = new(default) },
        ["100 characters in a type"] = With(new Entry(new string('T', JournalLimits.MaxTypeLength), 1, Sample.Utf8("1"))),
        ["every kind of character in a type"] = With(new Entry("AZ.az.09", 1, Sample.Utf8("1"))),
        ["greatest format"] = With(new Entry("Noted", int.MaxValue, Sample.Utf8("1"))),
        ["64 levels of JSON"] = With(new Entry("Noted", 1, Sample.JsonNested(JournalLimits.MaxDataDepth))),
        ["JSON with spaces, lines and every kind of value"] = With(
            new Entry("Noted", 1, Sample.Utf8(" {\r\n\t\"a|b\": [null, true, -1.5e3, \"\\u0000\u007f|ü😀\"] }\n"))),
        ["last wake"] = One with { Head = new(default, DateTimeOffset.Parse(Last, System.Globalization.CultureInfo.InvariantCulture)) },
        ["first wake"] = One with { Head = new(default, DateTimeOffset.MinValue) },
        ["longest row key"] = One with { Rows = [Sample.Put(new string('k', JournalLimits.MaxKeyLength), "")] },
    };

    static Dictionary<string, (Append Append, string Message)> Beyond { get; } = new(StringComparer.Ordinal)
    {
        ["91 changes"] = (
            Sample.Append(1, [.. Enumerable.Repeat("a", 46)]) with { Rows = Puts(45, 1) }, "At most 90 changes are made at once; these are 91."),
        ["2 MiB and one together"] = (
            Filled(JournalLimits.MaxAppendBytes + 1), "At most 2097152 bytes are written at once; these are 2097153."),
        ["512 KiB and one in an entry"] = (
            With(new Entry("Noted", 1, Sample.JsonOf(JournalLimits.MaxDataBytes + 1))), "An entry has at most 524288 bytes; this one has 524289."),
        ["512 KiB and one in a row"] = (
            One with { Rows = Puts(1, JournalLimits.MaxDataBytes + 1) }, "A row has at most 524288 bytes; this one has 524289."),
        ["513 B in a summary"] = (
            One with { Head = new(new byte[JournalLimits.MaxSummaryBytes + 1]) }, "The summary of a head has at most 512 bytes; this one has 513."),
        ["101 characters in a type"] = (
            With(new Entry(new string('T', JournalLimits.MaxTypeLength + 1), 1, Sample.Utf8("1"))),
            "A type has at most 100 characters; this one has 101."),
        ["a separator in a type"] = (
            With(new Entry("Not|ed", 1, Sample.Utf8("1"))), "A type is made of letters, digits and dots; this one is 'Not|ed'."),
        ["an empty type"] = (With(new Entry("", 1, Sample.Utf8("1"))), "The value cannot be an empty string."),
        ["format 0"] = (With(new Entry("Noted", 0, Sample.Utf8("1"))), "A format counts from 1; this one is 0."),
        ["65 levels of JSON"] = (
            With(new Entry("Noted", 1, Sample.JsonNested(JournalLimits.MaxDataDepth + 1))), "The data of 'Noted' is not one JSON value: "),
        ["no JSON"] = (With(new Entry("Noted", 1, Sample.Utf8("{"))), "The data of 'Noted' is not one JSON value: "),
        ["nothing as JSON"] = (With(new Entry("Noted", 1, default)), "The data of 'Noted' is not one JSON value: "),
        ["two JSON values"] = (With(new Entry("Noted", 1, Sample.Utf8("1 2"))), "The data of 'Noted' is not one JSON value: "),
        ["JSON with a comment"] = (With(new Entry("Noted", 1, Sample.Utf8("1 /* one */"))), "The data of 'Noted' is not one JSON value: "),
        ["JSON with a byte order mark"] = (With(new Entry("Noted", 1, Sample.Utf8("\uFEFF1"))), "The data of 'Noted' is not one JSON value: "),
        ["broken UTF-8"] = (With(new Entry("Noted", 1, new byte[] { (byte)'"', 0xC3, (byte)'"' })), "The data of 'Noted' is not UTF-8."),
        ["a wake too far"] = (
            One with { Head = new(default, DateTimeOffset.MaxValue) }, "The next wake is beyond 9999-12-31T23:59:59.999Z."),
        ["no entries"] = (One with { Entries = [] }, "An append has at least one entry."),
        ["an empty append id"] = (One with { Id = default }, "The append id is empty."),
        ["a row twice"] = (One with { Rows = [Sample.Put("a", "1"), Sample.Delete("a")] }, "Row 'a' is changed twice."),
        ["an empty row key"] = (One with { Rows = [RowChange.Put(default, default)] }, "A row key is empty."),
    };

    [Theory]
    [MemberData(nameof(AppendsWithinLimits))]
    public async Task Append_WithinLimit_ComesBack(string limit)
    {
        var append = Within[limit];
        await Append(JournalVersion.None, append);
        await Reopen();

        var loaded = await Load();
        Assert.Equal(append.Entries.Select(entry => entry.Data.ToArray()), loaded.Entries.Select(entry => entry.Data.ToArray()));
        Assert.Equal(append.Entries.Select(entry => (entry.Type, entry.Format)), loaded.Entries.Select(entry => (entry.Type, entry.Format)));
        Assert.Equal(append.Head.Summary.ToArray(), loaded.Head!.Head.Summary.ToArray());
        Assert.Equal(append.Head.NextWake, loaded.Head.Head.NextWake);
        Assert.Equal(append.Rows?.Count ?? 0, (await Scan()).Count);
    }

    [Theory]
    [MemberData(nameof(AppendsBeyondLimits))]
    public async Task Append_BeyondLimit_ThrowsArgumentAndWritesNothing(string limit)
    {
        var (append, message) = Beyond[limit];

        var refusal = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Append(JournalVersion.None, append));

        Assert.StartsWith(message, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("append", refusal.ParamName);
        Assert.Null((await Load()).Head);
        Assert.Empty(await Scan());
    }

    [Fact]
    public async Task Append_DefaultPartition_ThrowsArgument()
    {
        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Journal.AppendAsync(default, JournalVersion.None, Sample.Append(1, "a"), None));

        Assert.Equal("The partition key is empty. (Parameter 'partition')", refusal.Message);
    }

    [Fact]
    public async Task ChangeRows_Limits_HoldAtTheLimitAndNotBeyond()
    {
        await Change([.. Puts(JournalLimits.MaxChanges, 1)]);
        await Change([.. Puts(4, (JournalLimits.MaxAppendBytes / 4) - 2)]);
        Assert.Equal(JournalLimits.MaxChanges, (await Scan()).Count);

        await Refused("At most 90 changes are made at once; these are 91.", Puts(JournalLimits.MaxChanges + 1, 1));
        await Refused(
            "At most 2097152 bytes are written at once; these are 2097153.",
            [.. Puts(4, (JournalLimits.MaxAppendBytes / 4) - 2), Sample.Put("x", "")]);
        await Refused("A change of rows has at least one row.", []);
        await Refused("Row 'a' is changed twice.", [Sample.Put("a", "1"), Sample.Put("a", "2")]);

        async Task Refused(string message, RowChange[] changes)
        {
            var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await Change(changes));
            Assert.Equal($"{message} (Parameter 'changes')", refusal.Message);
        }
    }

    [Fact]
    public async Task SaveSnapshot_Limits_HoldAtTheLimitAndNotBeyond()
    {
        var version = await Append(JournalVersion.None, Sample.Append(1, "a"));
        await Journal.SaveSnapshotAsync(Sample.Account, new(version, 1, new byte[JournalLimits.MaxSnapshotBytes]), None);
        Assert.Equal(JournalLimits.MaxSnapshotBytes, (await Load()).Snapshot!.Data.Length);

        await Refused(
            "A snapshot has at most 2097152 bytes; this one has 2097153.", new(version, 1, new byte[JournalLimits.MaxSnapshotBytes + 1]));
        await Refused("A snapshot includes at least one entry.", new(JournalVersion.None, 1, default));
        await Refused("A format counts from 1; this one is 0.", new(version, 0, default));

        async Task Refused(string message, Snapshot snapshot)
        {
            var refusal = await Assert.ThrowsAsync<ArgumentException>(async () =>
                await Journal.SaveSnapshotAsync(Sample.Account, snapshot, None));
            Assert.Equal($"{message} (Parameter 'snapshot')", refusal.Message);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(JournalLimits.MaxReadCount + 1)]
    public async Task Reads_LimitOutOfRange_ThrowArgument(int limit)
    {
        var scan = await Assert.ThrowsAsync<ArgumentException>(async () => await Scan(new(Limit: limit)));
        Assert.Equal($"A read returns 1 to 1000; asked for were {limit}. (Parameter 'scan')", scan.Message);
        var read = await Assert.ThrowsAsync<ArgumentException>(async () => await Read(0, limit));
        Assert.Equal($"A read returns 1 to 1000; asked for were {limit}. (Parameter 'limit')", read.Message);
    }

    [Fact]
    public async Task Reads_GreatestLimit_ReturnSoMany()
    {
        var version = JournalVersion.None;
        for (var i = 0; i < 12; i++)
        {
            version = await Append(version, Sample.Append(i + 1, [.. Enumerable.Repeat("a", 90)]));
            await Change([.. Enumerable.Range(0, 90).Select(n => Sample.Put($"{i:d2}.{n:d2}", ""))]);
        }

        Assert.Equal(1000, (await Read(0, JournalLimits.MaxReadCount)).Count);
        Assert.Equal(1000, (await Scan(new(Limit: JournalLimits.MaxReadCount))).Count);
        Assert.Equal(1080, (await Load()).Entries.Count);
    }

    [Fact]
    public async Task Heads_PrefixOutsideTheAlphabet_ThrowsArgument()
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await List(Journal.HeadsAsync("A", None)));
        await Assert.ThrowsAsync<ArgumentException>(async () => await List(Journal.UnpublishedHeadsAsync(new string('a', 257), None)));
    }

    static Append With(Entry entry) => One with { Entries = [entry] };

    static RowChange[] Puts(int count, int bytes) =>
        [.. Enumerable.Range(0, count).Select(i => RowChange.Put(RowKey.Create($"{i:d2}"), new byte[bytes]))];

    /// <summary>An append that counts exactly so many bytes: type names, data, row keys and summary together.</summary>
    static Append Filled(int bytes)
    {
        var append = With(new Entry("Noted", 1, Sample.JsonOf(500_000))) with
        {
            Head = new(new byte[3]),
            Rows = [.. Puts(3, 500_000), RowChange.Put(RowKey.Create("k"), new byte[bytes - (4 * 500_000) - (3 * 2) - 5 - 3 - 1])],
        };
        return append;
    }
}

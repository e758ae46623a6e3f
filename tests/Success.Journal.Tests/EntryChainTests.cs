using Success.Journal.Conformance;

namespace Success.Journal.Tests;

public sealed class EntryChainTests
{
    /// <summary>
    /// Made with printf and sha256sum, not with this code: a hash that changes makes every journal that exists unreadable.
    /// </summary>
    [Theory]
    [InlineData(
        "a", 1L, "00000000000000000000000000000001", "T", 1,
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0",
        "c1ad42a27a2f7d058cfd43a7c97cf5fd72381829d6f25f2c75ff99745b053852")]
    [InlineData(
        "t7k2|acc_0193", 7L, "0123456789abcdef0123456789abcdef", "Terms.Agreed", 3,
        "abababababababababababababababababababababababababababababababab",
        "{ \"kpi\" : \"ü😀\", \"a|b\": [null, true, -1.5e3] }",
        "ddb593c56bc6d2ff5ebc3ce573a764db7d8607bef8216ce2147d0a6874ffd0b9")]
    [InlineData(
        "x", 9223372036854775807L, "ffffffffffffffffffffffffffffffff", "Z9.z", 2147483647,
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "{\n\t\"a\":1}",
        "606e049b426cba3e2b030e1dced9ecf6c94a34b067cc288dd41575c6d410138f")]
    public void Hash_Vector_IsTheSameForEver(
        string key, long number, string append, string type, int format, string previous, string data, string expected)
    {
        var entry = new RecordedEntry(
            number,
            new(Guid.ParseExact(append, "N")),
            type,
            format,
            Sample.Utf8(data),
            new(Convert.FromHexString(previous)),
            EntryHash.None);

        Assert.Equal(expected, EntryChain.Hash(PartitionKey.Create(key), entry).ToString());
    }

    [Fact]
    public void Hash_LongestOfEverything_FitsItsBuffer()
    {
        var key = PartitionKey.Create(new string('k', JournalLimits.MaxKeyLength));
        var entry = new RecordedEntry(
            long.MaxValue,
            Sample.Id(1),
            new string('T', JournalLimits.MaxTypeLength),
            int.MaxValue,
            Sample.JsonOf(JournalLimits.MaxDataBytes),
            EntryHash.None,
            EntryHash.None);

        Assert.NotEqual(EntryHash.None, EntryChain.Hash(key, entry));
    }

    [Fact]
    public void Check_EntryMissing_NamesIt()
    {
        var entries = EntryChain.Link(Sample.Account, JournalVersion.None, Sample.Append(1, "a", "b", "c"));

        var corrupt = Assert.Throws<JournalCorruptException>(
            () => EntryChain.Check(Sample.Account, JournalVersion.None, [entries[0], entries[2]]));
        Assert.Equal("Partition 't7k2|acc_1', entry 2: is missing; the next one is 3.", corrupt.Message);
    }

    [Fact]
    public void Check_EntryOfAFork_NamesIt()
    {
        var entries = EntryChain.Link(Sample.Account, JournalVersion.None, Sample.Append(1, "a", "b"));
        var fork = EntryChain.Link(Sample.Account, JournalVersion.None, Sample.Append(1, "x", "b"));

        var corrupt = Assert.Throws<JournalCorruptException>(
            () => EntryChain.Check(Sample.Account, JournalVersion.None, [entries[0], fork[1]]));
        Assert.Equal("Partition 't7k2|acc_1', entry 2: does not carry the hash of the entry before.", corrupt.Message);
    }

    [Fact]
    public void Check_EntryOfAnotherPartition_NamesIt()
    {
        var entries = EntryChain.Link(Sample.OtherAccount, JournalVersion.None, Sample.Append(1, "a"));

        var corrupt = Assert.Throws<JournalCorruptException>(() => EntryChain.Check(Sample.Account, JournalVersion.None, entries));
        Assert.Equal("Partition 't7k2|acc_1', entry 1: does not have the hash of what it holds.", corrupt.Message);
    }

    [Fact]
    public void CheckEnd_HeadIsNotTheLastEntry_SaysBoth()
    {
        var entries = EntryChain.Link(Sample.Account, JournalVersion.None, Sample.Append(1, "a", "b"));

        var corrupt = Assert.Throws<JournalCorruptException>(
            () => EntryChain.CheckEnd(Sample.Account, entries[0].Version, entries[1].Version));
        Assert.Equal(
            $"Partition 't7k2|acc_1', entry 2: the head is at version {entries[1].Version}, the last entry at {entries[0].Version}.",
            corrupt.Message);
    }
}

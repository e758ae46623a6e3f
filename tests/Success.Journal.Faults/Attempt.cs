using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Success.Journal.Faults;

/// <summary>
/// The append number <paramref name="Sequence"/> (from 1) of a partition. Everything about it follows from its two numbers, so that
/// the writer, the writer after a crash and the ledger agree without talking.
/// </summary>
public readonly record struct Attempt(int Partition, int Sequence)
{
    /// <summary>The row that each append overwrites, so that rows can be compared with entries.</summary>
    public static readonly RowKey LastRow = RowKey.Create("last");

    public PartitionKey Key => KeyOf(Partition);

    /// <summary>One to three entries, so that a torn append would show.</summary>
    public int EntryCount => 1 + ((Partition + Sequence) % 3);

    public AppendId Id => new(new Guid(SHA256.HashData(Encoding.ASCII.GetBytes(Text)).AsSpan(0, 16)));

    string Text => string.Create(CultureInfo.InvariantCulture, $"{Partition}/{Sequence}");

    public static PartitionKey KeyOf(int partition) =>
        PartitionKey.Create(string.Create(CultureInfo.InvariantCulture, $"t{partition % 4}|a{partition:D4}"));

    public Append ToAppend()
    {
        var entries = new Entry[EntryCount];
        for (var part = 0; part < entries.Length; part++)
        {
            entries[part] = new Entry("Written", 1, Payload(part));
        }

        return new Append(Id, entries, new Head(Mark()), [RowChange.Put(LastRow, Mark())]);
    }

    /// <summary>What the head's summary and the row say after this append.</summary>
    public byte[] Mark() => Encoding.ASCII.GetBytes(Text);

    /// <summary>What entry number <paramref name="part"/> (from 0) of this append says; about 300 bytes.</summary>
    public byte[] Payload(int part) => Encoding.ASCII.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"partition":{{Partition}},"sequence":{{Sequence}},"part":{{part}},"of":{{EntryCount}},"padding":"{{new string('x', 220)}}"}"""));
}

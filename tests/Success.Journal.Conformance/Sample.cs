using System.Text;

namespace Success.Journal.Conformance;

/// <summary>Small requests to test with.</summary>
public static class Sample
{
    /// <summary>A partition.</summary>
    public static PartitionKey Account { get; } = PartitionKey.Create("t7k2|acc_1");

    /// <summary>Another partition of the same tenant.</summary>
    public static PartitionKey OtherAccount { get; } = PartitionKey.Create("t7k2|acc_2");

    /// <summary>The n-th append id.</summary>
    public static AppendId Id(int n) => new(new Guid(n, 0, 0, [0x80, 0, 0, 0, 0, 0, 0, 1]));

    /// <summary>Bytes of a text.</summary>
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>Text of bytes.</summary>
    public static string Text(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);

    /// <summary>An entry whose data is the string <paramref name="text"/>.</summary>
    public static Entry Entry(string text) => new("Noted", 1, Utf8($"\"{text}\""));

    /// <summary>An append of one entry for each text, the texts' join as summary.</summary>
    public static Append Append(int id, params string[] texts) =>
        new(Id(id), [.. texts.Select(Entry)], new Head(Utf8(string.Join('+', texts))));

    /// <summary>A JSON string of exactly so many bytes.</summary>
    public static byte[] JsonOf(int bytes) => [(byte)'"', .. Enumerable.Repeat((byte)'x', bytes - 2), (byte)'"'];

    /// <summary>An array nested so deep.</summary>
    public static byte[] JsonNested(int depth) => Utf8(new string('[', depth) + new string(']', depth));

    /// <summary>A row put.</summary>
    public static RowChange Put(string key, string data) => RowChange.Put(RowKey.Create(key), Utf8(data));

    /// <summary>A row delete.</summary>
    public static RowChange Delete(string key) => RowChange.Delete(RowKey.Create(key));
}

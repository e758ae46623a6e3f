using System.Text;

namespace Success.GraphQL.TestServer.Fuzzing;

/// <summary>Makes documents that are nearly right: takes good ones and damages them, once to many times, byte by byte and word by word.</summary>
sealed class DocumentFuzzer(int seed)
{
    const int MaxDamages = 8;

    static readonly byte[][] Good =
    [
        .. ((string[])
        [
            "{ hello }",
            "query Q($n: Int! = 3, $deep: Tree) @skip(if: false) { items(n: $n) { ...f id } echo(value: $deep) } fragment f on Item { name ... on Item { qty } }",
            "{ a: items(n: 2) { id name qty price active similar { id similar { name } } } b: items(n: 0) { __typename } }",
            "{ echo(value: {name: \"a\\u00e4\\n\\uD83C\\uDFC3\", branches: [{name: \"\"\"block \\\"\"\" text\"\"\"}, {branches: []}]}) }",
            "mutation M { rename(to: \"x\") again: rename(to: \"y\") @include(if: true) }",
            "subscription S($n: Int!) { tick(n: $n) }",
            "query A { hello } query B { openSources }",
            "{ __schema { queryType { name } types { kind name fields(includeDeprecated: true) { name type { ofType { name } } } } } }",
            "{ __type(name: \"Item\") { fields { args { defaultValue } } } }",
            "fragment a on Query { ...b } fragment b on Query { ...a hello } { ...a }",
            "# comment\n{hello,,, hello @skip(if: true)\r\n h2: hello}\uFEFF",
            "{ items(n: -1) { price } x: items(n: 1e3) { id } y: items(n: 99999999999) { id } z: items(n: null) { id } }",
        ]).Select(Encoding.UTF8.GetBytes),
    ];

    static readonly byte[][] Words =
    [
        .. ((string[])
        [
            "{", "}", "(", ")", "[", "]", "...", ":", "=", "!", "$", "@", "&", "|", "\"", "\"\"\"", "\\u", "\\u{110000}", "\U0001F3C3",
            " on ", "query ", "mutation ", "subscription ", "fragment ", "null", "true", "0", "-", "1.5e", "9999999999999999999999", "$n", "@include(if: $n)",
            "__typename ", "items(n: 1)", "similar { ", "...f ", "type T { a: Int }", "\0", "\uFEFF", "\r\n", "#",
        ]).Select(Encoding.UTF8.GetBytes),
    ];

    // Not cryptography: the same seed must give the same documents.
    readonly Random _random = new(seed);

    /// <summary>The next document.</summary>
    public byte[] Next()
    {
        var document = new List<byte>(Pick(Good));
        for (var damages = _random.Next(MaxDamages + 1); damages > 0; damages--)
        {
            Damage(document);
        }

        return [.. document];
    }

    void Damage(List<byte> document)
    {
        var at = _random.Next(document.Count + 1);
        var length = Math.Min(_random.Next(1, 20), document.Count - at);
        switch (_random.Next(6))
        {
            case 0:
                document.InsertRange(at, Pick(Words));
                break;
            case 1:
                document.RemoveRange(at, length);
                break;
            case 2 when length > 0:
                document[at] = (byte)_random.Next(256);
                break;
            case 3:
                document.InsertRange(at, document.GetRange(at, length));
                break;
            case 4:
                var other = Pick(Good);
                var from = _random.Next(other.Length);
                document.InsertRange(at, other[from..Math.Min(other.Length, from + _random.Next(1, 40))]);
                break;
            default:
                document.InsertRange(at, Enumerable.Repeat(Pick(Words), _random.Next(1, 70)).SelectMany(word => word));
                break;
        }
    }

    T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}

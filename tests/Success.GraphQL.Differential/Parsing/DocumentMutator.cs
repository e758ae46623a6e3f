namespace Success.GraphQL.Differential.Parsing;

/// <summary>Damages documents a little, or makes some that never were any: most of them break the grammar somewhere.</summary>
sealed class DocumentMutator(Random random)
{
    static readonly string[] Shards =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "..", ".", "\"", "\"\"\"", "'", "\\", "#", ",", "\n", "\r", "\uFEFF", "\0", "é", "🎉", "%", "?",
        "on", "true", "null", "query", "extend", "type", "enum E { true }", "fragment on on T", "\"d\" {a}", "\"d\" extend", "extend directive @a on FIELD",
        "0", "01", "-", "-a", "1.", "1.e", "1e", "1.2.3", "1a", "0x1", "1_", "\"\\u\"", "\"\\uD800\"", "\"\\uD83C\\u0041\"", "\"\\u{}\"", "\"\\u{110000}\"", "\"\\u{D800}\"",
        "\"\\u{000000000041}\"", "\"\\x\"", "\"\\\n\"", "\"a\nb\"", "\"\\u{é}\"", "\"\\u00é\"", "\"\\é\"", "\u0080", "directive @a on NOWHERE", "{a(b:$)}", "query($a:Int=$b){c}", "extend schema", "extend type A",
    ];

    public string Mutate(string document)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            document = MutateOnce(document);
        }

        return document;
    }

    /// <summary>A row of shards.</summary>
    public string Soup() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => Shard() + (random.Next(2) == 0 ? " " : "")));

    string MutateOnce(string document)
    {
        var at = Boundary(document, random.Next(document.Length + 1));
        var to = Boundary(document, Math.Min(document.Length, at + random.Next(1, 6)));
        return random.Next(6) switch
        {
            0 => document.Remove(at, to - at),
            1 => document.Insert(at, Shard()),
            2 => document.Remove(at, to - at).Insert(at, Shard()),
            3 => document[..at],
            4 => document.Insert(at, document[at..to]),
            _ => document[at..],
        };
    }

    string Shard() => Shards[random.Next(Shards.Length)];

    // Half a surrogate pair cannot be sent as UTF-8.
    static int Boundary(string text, int at) => at > 0 && at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;
}

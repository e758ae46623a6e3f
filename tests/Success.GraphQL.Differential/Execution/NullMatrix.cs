using System.Text.Json.Nodes;

namespace Success.GraphQL.Differential.Execution;

/// <summary>Every way in which null can meet types that do or do not allow it, three levels deep: each level of any form, and at each of its
/// positions (the field, a list in it, an item) null, an error or a value.</summary>
static class NullMatrix
{
    public const string Document = "{ a { b { c } z } }";

    static readonly string[] Forms = ["{0}", "{0}!", "[{0}]", "[{0}!]", "[{0}]!", "[{0}!]!", "[[{0}!]!]!"];

    static readonly string[] Failures = ["null", "throw"];

    /// <summary>Ways in which the values come: all at once, and four in which they do not.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, Delivery>> Deliveries { get; } =
    [
        Delivered(Delivery.AtOnce, Delivery.AtOnce, Delivery.AtOnce),
        Delivered(Delivery.AtOnce, Delivery.AtOnce, Delivery.Later),
        Delivered(Delivery.Later, Delivery.Later, Delivery.Later),
        Delivered(Delivery.Batched, Delivery.Batched, Delivery.Batched),
        Delivered(Delivery.Later, Delivery.Batched, Delivery.AtOnce),
    ];

    public static IEnumerable<(string Outer, string Middle, string Inner)> Wrappings =>
        from outer in Forms from middle in Forms from inner in Forms select (outer, middle, inner);

    public static string Schema((string Outer, string Middle, string Inner) types) =>
        $"type Query {{ a: {Of(types.Outer, "A")} }} type A {{ b: {Of(types.Middle, "B")} z: Int }} type B {{ c: {Of(types.Inner, "Int")} }}";

    /// <summary>Every combination of outcomes. What lies in a position that is no value is not varied: nothing sees it.</summary>
    public static IEnumerable<JsonObject> Worlds((string Outer, string Middle, string Inner) types) =>
        from outer in Outcomes(types.Outer)
        from middle in outer.IsInside ? Outcomes(types.Middle) : [Outcome.Good]
        from inner in outer.IsInside && middle.IsInside ? Outcomes(types.Inner) : [Outcome.Good]
        select new JsonObject
        {
            ["a"] = Value(types.Outer, outer, () => new JsonObject
            {
                ["b"] = Value(types.Middle, middle, () => new JsonObject { ["c"] = Value(types.Inner, inner, () => 1) }),
                ["z"] = 5,
            }),
        };

    static IEnumerable<Outcome> Outcomes(string form) =>
        Enumerable.Range(0, Lists(form) + 1).SelectMany(level => Failures.Select(failure => new Outcome(level, failure))).Append(Outcome.Good);

    // In a list, one good item stands beside the one in question, so that what follows is seen in it.
    static JsonNode? Value(string form, Outcome outcome, Func<JsonNode> good) => Value(Lists(form), outcome, good);

    static JsonNode? Value(int lists, Outcome outcome, Func<JsonNode> good) =>
        outcome.Level == 0 ? Failed(outcome.Failure)
        : lists == 0 ? good()
        : new JsonArray(Value(lists - 1, Outcome.Good, good), Value(lists - 1, outcome with { Level = outcome.Level - 1 }, good));

    static JsonObject? Failed(string failure) => failure == "throw" ? new JsonObject { ["$error"] = "thrown" } : null;

    static int Lists(string form) => form.Count(c => c == '[');

    static string Of(string form, string type) => form.Replace("{0}", type, StringComparison.Ordinal);

    static Dictionary<string, Delivery> Delivered(Delivery outer, Delivery middle, Delivery inner) =>
        new[] { ("Query.a", outer), ("A.b", middle), ("B.c", inner) }.Where(field => field.Item2 != Delivery.AtOnce)
            .ToDictionary(field => field.Item1, field => field.Item2, StringComparer.Ordinal);

    /// <summary>What fails, and in how many lists it lies. <see cref="Good"/>: nothing does.</summary>
    readonly record struct Outcome(int Level, string Failure)
    {
        public static Outcome Good => new(-1, "");

        public bool IsInside => Level != 0;
    }
}

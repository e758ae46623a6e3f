using System.Globalization;
using System.Text;

namespace Success.GraphQL.Differential.Schemas;

/// <summary>Writes random schemas that are valid and use everything that schemas have.</summary>
sealed class SchemaGenerator(Random random)
{
    static readonly string[] Leaves = ["Int", "Float", "String", "Boolean", "ID", "E0", "E1", "S0"];

    static readonly string[] Inputs = ["Int", "Float", "String", "Boolean", "ID", "E0", "E1", "S0", "In0", "In1", "One"];

    static readonly string[] Extensions =
    [
        "extend type Query @d { extra: Int }", "extend enum E1 { V3 V4 @deprecated }", "extend input In1 { added: Float = 1.5, other: [In0!] }", "extend type O0 @d(x: 7)",
        "extend scalar S0 @t", "extend union U0 @t", "extend interface Lone { added(x: One): Lone }", "extend schema @t",
    ];

    readonly StringBuilder _text = new();
    int _objects;
    string _deep = "";

    public string Schema()
    {
        _objects = random.Next(2, 5);
        _deep = Pick("Deep", "[Deep!]", "U0");
        var parts = new List<Action> { Enums, Scalar, InputObjects, Interfaces, Union, Directives };
        parts.AddRange(Enumerable.Range(0, _objects).Select(i => (Action)(() => Object(i))));
        List<string> roots = ["Query", .. new[] { "Mutation", "Subscription" }.Where(_ => random.Next(2) == 0)];
        parts.AddRange(roots.Select(root => (Action)(() => Root(root, root == "Query" ? 4 : 2))));
        if (random.Next(3) == 0)
        {
            parts.Add(() => Definition(roots));
        }

        foreach (var part in parts.OrderBy(_ => random.Next()))
        {
            part();
        }

        foreach (var extension in Extensions.Where(_ => random.Next(5) == 0))
        {
            Line(extension);
        }

        return _text.ToString();
    }

    void Definition(List<string> roots)
    {
        Describe("");
        Line($"schema {{ {string.Join(' ', roots.Select(root => $"{root[..1].ToLowerInvariant()}{root[1..]}: {root}"))} }}");
    }

    void Enums()
    {
        Describe("");
        Line($"enum E0 {{ RED GREEN @deprecated BLUE {Deprecated()} }}");
        Line("enum E1 {");
        for (var i = 0; i < 3; i++)
        {
            Describe("  ");
            Line(Number($"  V{i} ") + Deprecated());
        }

        Line("}");
    }

    void Scalar()
    {
        Describe("");
        Line("scalar S0" + (random.Next(2) == 0 ? " @specifiedBy(url: \"https://example.com/s\")" : ""));
    }

    void InputObjects()
    {
        Describe("");
        Line($"input In0 {{ a: Int{Default("Int")} b: [String!]{Default("[String]")} c: E0{Default("E0")} d: In1 e: Float{Default("Float")} \"about f\" f: Int! = {Pick("0", "-1")} g: One{Default("One")} }}");
        Line($"input In1 {{ x: Int! y: Boolean = {Pick("true", "false", "null")} z: [[ID]] nested: In1 old: Int {Deprecated()} one: [One!] }}");
        Line("input One @oneOf { i: Int s: String o: In1 again: One list: [E0] }");
    }

    void Interfaces()
    {
        Line("interface Node0 { id: ID! self: Node0 label(size: Int = 3, kind: E0): String }");
        Line("interface Named implements Node0 { id: ID! self: Node0 label(size: Int = 3, kind: E0): String name: String }");
        Line($"interface Deep implements Named & Node0 {{ id: ID! self: Node0 label(size: Int = 3, kind: E0): String name: String deep: {_deep} }}");
        Line("interface Lone { alone(with: [[Int!]!] = [[1], []]): Int }");
    }

    void Union()
    {
        Describe("");
        Line("union U0 = " + string.Join(" | ", Enumerable.Range(0, _objects).Select(i => Number($"O{i}"))));
    }

    void Directives()
    {
        Describe("");
        Line($"directive @d(x: Int{Default("Int")}, y: [E0!]) repeatable on OBJECT | FIELD_DEFINITION | FIELD | QUERY");
        Line($"directive @t(old: Int {Deprecated()}) on SCALAR | UNION | SCHEMA | ENUM_VALUE");
        Line("directive @once(if: Boolean) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT | VARIABLE_DEFINITION | FRAGMENT_DEFINITION");
    }

    void Object(int number)
    {
        Describe("");
        var implements = Pick("", " implements Node0", " implements Named & Node0", " implements & Deep & Named & Node0");
        Line(Number($"type O{number}") + implements + " {");
        if (implements.Length > 0)
        {
            Line(Number($"  id: ID! self: {Pick("Node0", $"O{number}", $"O{number}!")} label(size: Int = 3, kind: E0, more: Float): String!"));
        }

        if (implements.Contains("Named", StringComparison.Ordinal))
        {
            Line("  name: String");
        }

        if (implements.Contains("Deep", StringComparison.Ordinal))
        {
            Line($"  deep: {_deep}");
        }

        Fields(random.Next(2, 6));
        Line("}");
    }

    void Root(string name, int least)
    {
        Line($"type {name} {{");
        Fields(random.Next(least, 8));
        Line("}");
    }

    void Fields(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Describe("  ");
            Line(Number($"  f{i}{Arguments()}: {Wrap(OutputName())} {Deprecated()}"));
        }
    }

    string Arguments()
    {
        if (random.Next(3) > 0)
        {
            return "";
        }

        var arguments = Enumerable.Range(0, random.Next(1, 4)).Select(i =>
        {
            var type = Pick(Inputs);
            var description = random.Next(5) == 0 ? "\"about it\" " : "";
            return Number($"{description}a{i}: {ArgumentType(type)}");
        });
        return $"({string.Join(", ", arguments)})";
    }

    string ArgumentType(string type) => random.Next(6) switch
    {
        0 => $"{type}!",
        1 => $"[{type}]{Default($"[{type}]")} {Deprecated()}",
        2 => $"[[{type}!]!]",
        3 when type == "Int" => "Int! = 5 @deprecated",
        _ => $"{type}{Default(type)} {Deprecated()}",
    };

    string OutputName() => random.Next(3) == 0
        ? Pick(Leaves)
        : Pick("Node0", "Named", "Deep", "Lone", "U0", Number($"O{random.Next(_objects)}"), Number($"O{random.Next(_objects)}"), Pick(Leaves));

    string Wrap(string type)
    {
        for (var i = random.Next(3); i > 0; i--)
        {
            type = random.Next(2) == 0 ? $"[{type}]" : type.EndsWith('!') ? type : $"{type}!";
        }

        return type;
    }

    string Default(string type) => random.Next(2) == 0
        ? ""
        : type switch
        {
            "Int" => " = " + Pick("0", "-5", "42"),
            "Float" => " = " + Pick("1", "1.50", "-0.0", "1e10", "1.5e-7", "123456789012345680000000"),
            "String" => " = " + Pick("\"\"", "\"a\\nb\"", "\"\"\"block\"\"\"", "\"é🎉\\u0007\"", "null"),
            "Boolean" => " = " + Pick("true", "false"),
            "ID" => " = " + Pick("7", "\"7\"", "\"x\"", "\"007\""),
            "E0" => " = " + Pick("RED", "BLUE", "null"),
            "In0" => " = " + Pick("{}", "{ a: 1 }", "{ b: [\"x\"], d: { x: 3 } }", "{ b: \"single\", e: 2 }"),
            "One" => " = " + Pick("{ i: 1 }", "{ o: { x: 1 } }", "{ again: { s: \"\" } }", "null"),
            "S0" => " = " + Pick("1", "\"s\"", "true"),
            "[Int]" => " = " + Pick("[]", "[1, null]", "5"),
            "[String]" => " = " + Pick("[]", "[\"a\"]", "\"alone\""),
            "[E0]" => " = [RED]",
            _ => "",
        };

    string Deprecated() => random.Next(5) == 0 ? Pick("@deprecated", "@deprecated(reason: \"say \\\"why\\\"\")") : "";

    void Describe(string indent)
    {
        if (random.Next(4) == 0)
        {
            Line(indent + Pick("\"a line\"", "\"\"\"\n" + indent + "two\n" + indent + "lines\n" + indent + "\"\"\"", "\"\"", "\"  starts late\"", "\"ends \\\\\""));
        }
    }

    void Line(string line) => _text.Append(line).Append('\n');

    string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    static string Number(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

using System.Text;
using System.Text.Json;

namespace Success.GraphQL.TestServer.Fuzzing;

/// <summary>Requests that are made to hurt, as bodies.</summary>
public static class HostileRequests
{
    const int Levels = 5_000;

    /// <summary>The bodies, each by what is bad about it.</summary>
    public static IReadOnlyDictionary<string, string> Bodies { get; } = new Dictionary<string, string>
    {
        ["5,000 levels of selections"] = Query("{" + Repeat("similar{", Levels) + "id" + Repeat("}", Levels + 1)),
        ["5,000 levels of lists"] = Query("{echo(value:" + Repeat("[", Levels) + Repeat("]", Levels) + ")}"),
        ["5,000 levels of objects"] = Query("{echo(value:" + Repeat("{branches:", Levels) + "1" + Repeat("}", Levels) + ")}"),
        ["5,000 levels of types"] = Query("query($a:" + Repeat("[", Levels) + "Int" + Repeat("]", Levels) + "){hello}"),
        ["5,000 levels of inline fragments"] = Query("{" + Repeat("...{", Levels) + "hello" + Repeat("}", Levels + 1)),
        ["5,000 lists without an end"] = Query("{echo(value:" + Repeat("[", Levels)),
        ["5,000 levels of lists in the variables"] = Query("query($a:Tree){echo(value:$a)}", Repeat("[", Levels) + Repeat("]", Levels)),
        ["5,000 levels of objects in the variables"] = Query("query($a:Tree){echo(value:$a)}", Repeat("{\"branches\":", Levels) + "1" + Repeat("}", Levels)),
        ["60 levels of objects in the variables, none right"] = Query("query($a:Tree){echo(value:$a)}", Repeat("{\"branches\":", 60) + "1" + Repeat("}", 60)),
        ["100,000 wrong items in the variables"] = Query("query($a:Tree){echo(value:$a)}", "{\"branches\":[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]}"),
        ["20 fragments that spread the next one twice"] = Query(
            "{items(n:1){...f0}}" + string.Concat(Enumerable.Range(0, 20).Select(i => $"fragment f{i} on Item{{a:similar{{...f{i + 1}}}b:similar{{...f{i + 1}}}}}")) + "fragment f20 on Item{id}"),
        ["20 fragments that spread the next one twice, on one level"] = Query(
            "{items(n:1){...f0}}" + string.Concat(Enumerable.Range(0, 20).Select(i => $"fragment f{i} on Item{{...f{i + 1} ...f{i + 1}}}")) + "fragment f20 on Item{nothing}"),
        ["10,000 times the same field"] = Query("{" + Repeat("hello ", 10_000) + "}"),
        ["10,000 times the same field, below"] = Query("{items(n:1){" + Repeat("id ", 10_000) + "nothing}}"),
        ["2,000 overlapping inline fragments"] = Query("{items(n:1){" + Repeat("...{id name}", 2_000) + "nothing}}"),
        ["2,000 overlapping inline fragments with selections"] = Query("{" + Repeat("...{items(n:1){id}}", 1_500) + "nothing}"),
        ["1,000 unknown directives"] = Query("{hello " + Repeat("@no ", 1_000) + "}"),
        ["1,000 unknown fields"] = Query("{" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"no{i} ")) + "}"),
        ["1,000 unknown arguments"] = Query("{hello(" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"no{i}:1 ")) + ")}"),
        ["1,000 variables that nobody uses"] = Query("query(" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"$v{i}:Int ")) + "){hello}"),
        ["1,000 operations of one name"] = Query(Repeat("query A{hello}", 1_000)),
        ["20,000 unknown fields in the variables"] = Query("query($a:Tree){echo(value:$a)}", "{" + string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"{i}\":1")) + "}"),
        ["fragments in a circle"] = Query("{...a}fragment a on Query{...b}fragment b on Query{...c}fragment c on Query{...a hello}"),
        ["1,000 fragments in a circle"] = Query("{...f0}" + string.Concat(Enumerable.Range(0, 1_000).Select(i => $"fragment f{i} on Query{{...f{(i + 1) % 1_000}}}"))),
        ["deep introspection"] = Query("{__schema{types{" + Repeat("fields{type{", 9) + "name" + Repeat("}}", 9) + "}}}"),
        ["introspection in circles"] = Query("{__schema{types{" + Repeat("fields{type{", 4) + "name" + Repeat("}}", 4) + "}}}"),
        ["a name of 200,000 letters"] = Query("{" + new string('a', 200_000) + "}"),
        ["a string of 200,000 letters without an end"] = Query("{echo(value:{name:\"" + new string('a', 200_000)),
        ["a comment of 200,000 letters and nothing else"] = Query("#" + new string('a', 200_000)),
        ["10 MB"] = Query("{hello}" + new string(' ', 10 * 1024 * 1024)),
        ["10 MB that are no JSON"] = new string('[', 10 * 1024 * 1024),
    };

    static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();

    static string Query(string document, string? variable = null) =>
        "{\"query\":" + JsonSerializer.Serialize(document) + (variable is null ? "}" : ",\"variables\":{\"a\":" + variable + "}}");
}

using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Success.GraphQL;

namespace Success.Gateway.Tests.Contract;

/// <summary>The contract and the code behind it.</summary>
public sealed class ContractTests
{
    const string Type = "type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    const string Introspection = "{ __schema { types { kind name description possibleTypes { name } "
        + "fields(includeDeprecated: true) { name description " + Type + " args(includeDeprecated: true) { name description defaultValue " + Type + " } } "
        + "inputFields(includeDeprecated: true) { name description defaultValue " + Type + " } enumValues(includeDeprecated: true) { name description } } } }";

    static readonly string[] OfTheSpecification = ["String", "Int", "Float", "Boolean", "ID"];

    [Fact]
    public void Engine_OfTheContract_HasAResolverForEveryField()
    {
        try
        {
            Assert.Contains("type Query {", GatewaySchema.CreateEngine(NullLogger.Instance, TimeProvider.System).PrintSchema(), StringComparison.Ordinal);
        }
        catch (SchemaException exception)
        {
            Assert.Fail(exception.Message);
        }
    }

    [Fact]
    public async Task Everything_InTheContract_IsDescribed() =>
        Assert.Empty((await ReadAsync()).Where(element => !element.IsDescribed).Select(element => element.Coordinate));

    // What clients rely on is neither taken away nor narrowed, and nothing that they do not give yet becomes required.
    [Fact]
    public async Task Contract_BesideWhatWasReleased_BreaksNobody()
    {
        var released = await File.ReadAllLinesAsync(Released, CancellationToken.None);
        var now = await ReadAsync();
        var known = released.Select(line => line.Split(' ')[0].TrimEnd(':')).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(released.Except(now.Select(element => element.Line)));
        Assert.Empty(now.Where(element => element.IsRequired && !known.Contains(element.Coordinate) && known.Contains(element.Parent)).Select(element => element.Line));
    }

    [Fact]
    public async Task Contract_IsWrittenDownWhole()
    {
        string[] lines = [.. (await ReadAsync()).Select(element => element.Line)];
        if (Environment.GetEnvironmentVariable("SUCCESS_UPDATE_SNAPSHOTS") == "1")
        {
            await File.WriteAllLinesAsync(Released, lines, CancellationToken.None);
        }

        var written = await File.ReadAllLinesAsync(Released, CancellationToken.None);

        Assert.Equal(written, lines);
    }

    // One field that is refused must not take what stands beside it with it. Who asks is never refused.
    [Fact]
    public async Task Query_WhateverMayBeRefused_IsNullable() =>
        Assert.Equal(["Query.viewer"], (await ReadAsync()).Where(element => element.Parent == "Query" && element.Shape.EndsWith('!')).Select(element => element.Coordinate));

    static string Released { get; } = Beside("released.txt");

    static async Task<IReadOnlyList<Element>> ReadAsync()
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        var output = new ArrayBufferWriter<byte>();
        var request = new GraphQLRequest { Document = System.Text.Encoding.UTF8.GetBytes(Introspection), Services = services };
        await GatewaySchema.CreateEngine(NullLogger.Instance, TimeProvider.System).ExecuteAsync(request, output, CancellationToken.None);
        var types = JsonDocument.Parse(output.WrittenMemory).RootElement.GetProperty("data").GetProperty("__schema").GetProperty("types");
        return [.. types.EnumerateArray().Where(IsOurs).SelectMany(Elements).OrderBy(element => element.Line, StringComparer.Ordinal)];
    }

    static bool IsOurs(JsonElement type) => !Name(type).StartsWith("__", StringComparison.Ordinal) && !OfTheSpecification.Contains(Name(type));

    static IEnumerable<Element> Elements(JsonElement type)
    {
        yield return new(Name(type), "", type.GetProperty("kind").GetString()!, IsDescribed(type));
        foreach (var field in List(type, "fields"))
        {
            yield return new($"{Name(type)}.{Name(field)}", Name(type), TypeOf(field), IsDescribed(field));
            foreach (var argument in List(field, "args"))
            {
                yield return Input($"{Name(type)}.{Name(field)}({Name(argument)})", $"{Name(type)}.{Name(field)}", argument);
            }
        }

        foreach (var field in List(type, "inputFields"))
        {
            yield return Input($"{Name(type)}.{Name(field)}", Name(type), field);
        }

        foreach (var value in List(type, "enumValues"))
        {
            yield return new($"{Name(type)}.{Name(value)}", Name(type), "VALUE", IsDescribed(value));
        }

        foreach (var possible in List(type, "possibleTypes"))
        {
            yield return new($"{Name(type)}|{Name(possible)}", Name(type), "POSSIBLE", IsDescribed: true);
        }
    }

    static Element Input(string coordinate, string parent, JsonElement input)
    {
        var usual = input.GetProperty("defaultValue").GetString();
        var type = TypeOf(input);
        return new(coordinate, parent, usual is null ? type : $"{type} = {usual}", IsDescribed(input)) { IsRequired = usual is null && type.EndsWith('!') };
    }

    static string TypeOf(JsonElement owner) => Show(owner.GetProperty("type"));

    static string Show(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => $"{Show(type.GetProperty("ofType"))}!",
        "LIST" => $"[{Show(type.GetProperty("ofType"))}]",
        _ => Name(type),
    };

    static string Name(JsonElement named) => named.GetProperty("name").GetString()!;

    static bool IsDescribed(JsonElement element) => !string.IsNullOrWhiteSpace(element.GetProperty("description").GetString());

    static JsonElement[] List(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];

    static string Beside(string name, [CallerFilePath] string caller = "") => Path.Combine(Path.GetDirectoryName(caller)!, name);

    sealed record Element(string Coordinate, string Parent, string Shape, bool IsDescribed)
    {
        public bool IsRequired { get; init; }

        public string Line => $"{Coordinate}: {Shape}";
    }
}

using System.Text.Json;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>The API's schema as a client reads it.</summary>
sealed class Contract
{
    const string Type = "type { kind name ofType { kind name ofType { kind name ofType { kind name } } } }";

    const string Introspection = "{ __schema { types { kind name isOneOf enumValues { name } possibleTypes { name } fields { name " + Type + " args { name defaultValue " + Type + " } } "
        + "inputFields { name defaultValue " + Type + " } } } }";

    readonly Dictionary<string, ContractType> _types;

    Contract(Dictionary<string, ContractType> types) => _types = types;

    public IEnumerable<ContractType> Types => _types.Values;

    public ContractType this[string name] => _types[name];

    public static async Task<Contract> ReadAsync(Visitor visitor) => new(
        (await visitor.ReadAsync(Introspection)).GetProperty("__schema").GetProperty("types").EnumerateArray()
            .Select(TypeOf).Where(type => !type.Name.StartsWith("__", StringComparison.Ordinal)).ToDictionary(type => type.Name, StringComparer.Ordinal));

    /// <summary>A selection of everything that a type shows without arguments, so many levels deep.</summary>
    public string SelectionOf(ContractType type, int depth)
    {
        var fields = type.Fields.Where(field => !field.Arguments.Any(argument => argument.IsRequired)).Select(field => (field.Name, Type: _types[field.TypeName]))
            .Where(field => field.Type.IsLeaf || (depth > 0 && field.Type.Fields.Length > 0))
            .Select(field => field.Type.IsLeaf ? field.Name : $"{field.Name} {SelectionOf(field.Type, depth - 1)}");
        return $"{{ __typename {string.Join(' ', fields)} }}";
    }

    /// <summary>Whether what a mutation takes has a field, like <c>changes[0].setTerms.kpi</c>.</summary>
    public bool HasField(ContractField mutation, string path)
    {
        var type = mutation.Arguments[0].TypeName;
        foreach (var name in path.Split('.').Select(part => part.Split('[')[0]))
        {
            if (_types[type].Inputs.FirstOrDefault(input => input.Name == name) is not { } input)
            {
                return false;
            }

            type = input.TypeName;
        }

        return true;
    }

    static ContractType TypeOf(JsonElement type) => new(
        type.GetProperty("name").GetString()!,
        type.GetProperty("kind").GetString()!,
        type.GetProperty("isOneOf") is { ValueKind: JsonValueKind.True },
        [.. List(type, "enumValues").Select(value => value.GetProperty("name").GetString()!)],
        [.. List(type, "possibleTypes").Select(possible => possible.GetProperty("name").GetString()!)],
        [.. List(type, "fields").Select(field => new ContractField(field.GetProperty("name").GetString()!, Named(field), TextOf(field.GetProperty("type")), [.. List(field, "args").Select(ValueOf)]))],
        [.. List(type, "inputFields").Select(ValueOf)]);

    static ContractValue ValueOf(JsonElement value)
    {
        var type = value.GetProperty("type");
        var isRequired = type.GetProperty("kind").GetString() == "NON_NULL";
        return new(
            value.GetProperty("name").GetString()!,
            Named(value),
            isRequired && value.GetProperty("defaultValue").ValueKind == JsonValueKind.Null,
            (isRequired ? type.GetProperty("ofType") : type).GetProperty("kind").GetString() == "LIST",
            TextOf(type));
    }

    static string TextOf(JsonElement type) => type.GetProperty("kind").GetString() switch
    {
        "NON_NULL" => $"{TextOf(type.GetProperty("ofType"))}!",
        "LIST" => $"[{TextOf(type.GetProperty("ofType"))}]",
        _ => type.GetProperty("name").GetString()!,
    };

    static string Named(JsonElement element)
    {
        var type = element.GetProperty("type");
        while (type.GetProperty("name").ValueKind == JsonValueKind.Null)
        {
            type = type.GetProperty("ofType");
        }

        return type.GetProperty("name").GetString()!;
    }

    static JsonElement.ArrayEnumerator List(JsonElement element, string name) =>
        element.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : default;
}

/// <summary>A type of the schema.</summary>
sealed record ContractType(string Name, string Kind, bool IsOneOf, string[] EnumValues, string[] PossibleTypes, ContractField[] Fields, ContractValue[] Inputs)
{
    public bool IsLeaf => Kind is "SCALAR" or "ENUM";
}

/// <summary>A field that gives something.</summary>
sealed record ContractField(string Name, string TypeName, string TypeText, ContractValue[] Arguments);

/// <summary>An argument, or a field of an input.</summary>
sealed record ContractValue(string Name, string TypeName, bool IsRequired, bool IsList, string TypeText);

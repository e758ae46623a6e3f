using System.Text.Json.Nodes;

namespace Success.Gateway.Tests.Isolation;

/// <summary>Makes a request that is right in everything, with an id in one of its places.</summary>
/// <param name="contract">The contract.</param>
/// <param name="kinds">What kind of thing is named in which place.</param>
sealed class Question(Contract contract, IReadOnlyDictionary<string, string> kinds)
{
    static readonly Dictionary<string, string> Texts = new()
    {
        ["metric"] = "\"seats\"",
        ["digest"] = $"\"{new string('0', 64)}\"",
        ["email"] = "\"sample@people.example\"",
        ["from"] = "\"2025-10-01\"",
        ["to"] = "\"2025-10-31\"",
        ["on"] = "\"2026-01-04\"",
        ["until"] = "\"2026-01-20T00:00:00Z\"",
        ["ClosePeriodInput.digest"] = $"\"p1-{new string('0', 64)}\"",
        ["NameDeputyInput.until"] = "\"2026-02-01\"",
        ["ArchiveAccountInput.reason"] = "\"MERGED\"",
        ["InviteMemberInput.role"] = "\"CUSTOMER_VIEWER\"",
        ["ChangeRoleInput.role"] = "\"CUSTOMER_VIEWER\"",
        ["MandateInput.scope"] = "\"PLANS\"",
        ["PauseKpiInput.pause"] = """{"from":"2026-01-10","through":"2026-01-12","effect":"KEEP"}""",
        ["TermsInput"] = """{"metricVersion":1,"cadence":"WEEKLY","goal":{"keep":{"lower":10,"upper":40,"start":"2025-12-01"}}}""",
        ["Query.metric(key)"] = "\"seats\"",
        ["Today.changes(since)"] = "\"2026-01-01T00:00:00Z\"",
        ["String"] = "\"sample\"",
        ["Int"] = "1",
        ["Float"] = "12",
        ["Boolean"] = "true",
        ["Date"] = "\"2030-01-01\"",
        ["DateTime"] = "\"2026-02-01T00:00:00Z\"",
        ["Decimal"] = "\"1\"",
        ["Locale"] = "\"de\"",
    };

    static readonly string[] Wanted = ["MeasurementInput.at", "MeasurementInput.value", "InviteMemberInput.accounts", "MandateInput.plans", "AccountImportInput.name"];

    /// <summary>The document and its variables.</summary>
    /// <param name="place">Where the id stands.</param>
    /// <param name="id">The id.</param>
    /// <param name="own">Ids for everything else.</param>
    public (string Document, JsonObject Variables) Ask(IdPlace place, string id, IReadOnlyDictionary<string, string> own)
    {
        var arguments = place.Field.Arguments.Where(argument => argument.IsRequired || argument == place.Path[0]).ToList();
        var variables = new JsonObject();
        foreach (var argument in arguments)
        {
            variables[argument.Name] = ValueOf(argument, $"{place.On.Name}.{place.Field.Name}({argument.Name})", argument == place.Path[0] ? place.Path[1..] : null, id, own);
        }

        var declared = string.Join(", ", arguments.Select(argument => $"${argument.Name}: {argument.TypeText}"));
        var given = string.Join(", ", arguments.Select(argument => $"{argument.Name}: ${argument.Name}"));
        var type = contract[place.Field.TypeName];
        var field = $"{place.Field.Name}({given}) {(type.IsLeaf ? "" : contract.SelectionOf(type, 2))}";
        return place.On.Name is "Query" or "Mutation" or "Subscription"
            ? ($"{place.On.Name.ToLowerInvariant()} ({declared}) {{ {field} }}", variables)
            : Inside(place.On, $"({declared}", field, variables, own);
    }

    /// <summary>A mutation that is right in everything.</summary>
    public (string Document, JsonObject Variables) Ask(ContractField mutation, IReadOnlyDictionary<string, string> own)
    {
        var variables = new JsonObject();
        foreach (var argument in mutation.Arguments)
        {
            variables[argument.Name] = RightValue(argument, $"Mutation.{mutation.Name}({argument.Name})", own);
        }

        var declared = string.Join(", ", mutation.Arguments.Select(argument => $"${argument.Name}: {argument.TypeText}"));
        var given = string.Join(", ", mutation.Arguments.Select(argument => $"{argument.Name}: ${argument.Name}"));
        return ($"mutation ({declared}) {{ {mutation.Name}({given}) {contract.SelectionOf(contract[mutation.TypeName], 2)} }}", variables);
    }

    /// <summary>A value that is right for an argument or a field of an input.</summary>
    public JsonNode RightValue(ContractValue value, string row, IReadOnlyDictionary<string, string> own) => ValueOf(value, row, null, "", own);

    static (string Document, JsonObject Variables) Inside(
        ContractType type, string declared, string field, JsonObject variables, IReadOnlyDictionary<string, string> own)
    {
        variables["outer"] = own[type.Name == "SuccessPlan" ? "Plan" : type.Name];
        return ($"query {declared}, $outer: ID!) {{ node(id: $outer) {{ ... on {type.Name} {{ {field} }} }} }}", variables);
    }

    JsonNode ValueOf(ContractValue value, string row, ContractValue[]? rest, string id, IReadOnlyDictionary<string, string> own)
    {
        var one = rest is [] ? JsonValue.Create(id)
            : value.TypeName == "ID" ? JsonValue.Create(own[KindOf(row)])
            : Known(row, value, rest) ?? (contract[value.TypeName] is { Inputs.Length: > 0 } type ? ObjectOf(type, rest, id, own) : JsonValue.Create(contract[value.TypeName].EnumValues[0]));
        return value.IsList && one is not JsonArray ? new JsonArray(one) : one;
    }

    static JsonNode? Known(string row, ContractValue value, ContractValue[]? rest) => rest is not null ? null
        : JsonNode.Parse(Texts.GetValueOrDefault(row) ?? (value.TypeName is "String" or "Date" or "DateTime" ? Texts.GetValueOrDefault(value.Name) : null) ?? Texts.GetValueOrDefault(value.TypeName) ?? "null");

    JsonObject ObjectOf(ContractType type, ContractValue[]? rest, string id, IReadOnlyDictionary<string, string> own)
    {
        var fields = type.IsOneOf
            ? [rest is [var chosen, ..] ? chosen : type.Name == "AccountScopeInput" ? type.Inputs[^1] : type.Inputs[0]]
            : type.Inputs.Where(field => field.IsRequired || Wanted.Contains($"{type.Name}.{field.Name}") || rest?[0] == field
                || (rest is null && field.Name == "account" && type.Name == "MeasurementInput")
                || (rest?[0] is { Name: not "externalAccountId" } && field.Name == "account" && type.Name == "MeasurementInput"));
        var made = new JsonObject();
        foreach (var field in fields)
        {
            made[field.Name] = ValueOf(field, $"{type.Name}.{field.Name}", rest?[0] == field ? rest[1..] : null, id, own);
        }

        return made;
    }

    string KindOf(string row) => kinds.TryGetValue(row, out var kind) ? kind : throw new InvalidOperationException($"The matrix has no row for {row}.");
}

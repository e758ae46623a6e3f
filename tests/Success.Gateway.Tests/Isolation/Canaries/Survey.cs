using System.Text.Json.Nodes;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Makes questions out of the contract which together select every field that a query reaches. Arguments that must be given are right; the others
/// are left out or drawn.
/// </summary>
/// <param name="contract">The contract.</param>
/// <param name="question">Makes values for arguments.</param>
/// <param name="random">Draws what may be left out; null leaves it out.</param>
sealed class Survey(Contract contract, Question question, Random? random)
{
    // What has come to an end is listed only where it is asked for.
    const string Ended = "includeRevoked";

    readonly List<(string Name, ContractValue Value, string Row)> _variables = [];
    readonly HashSet<string> _fields = [];

    /// <summary>A question for something of a type that has an id.</summary>
    public SurveyQuestion OfNode(ContractType type, int depth, string? only = null)
    {
        Begin();
        var selection = Selection(type, depth, only: only);
        _fields.Add("Query.node");
        return Made($"query ($id: ID!{Declared()}) {{ __typename node(id: $id) {{ ... on {type.Name} {selection} }} }}");
    }

    /// <summary>A question for a field of the root.</summary>
    public SurveyQuestion OfRoot(ContractField field, int depth, string? wanted = null, string? only = null)
    {
        Begin();
        var type = contract[field.TypeName];
        var made = type.IsLeaf ? Called("Query", field, wanted) : $"{Called("Query", field, wanted)} {Selection(type, depth, only: only)}";
        return Made($"query {Parenthesised(Declared())}{{ __typename {made} }}");
    }

    /// <summary>A question for everything of a type, by the way on which a query comes to it.</summary>
    public SurveyQuestion OfWay(IReadOnlyList<(ContractType On, ContractField Field)> way, ContractType type)
    {
        Begin();
        var selection = $"{{ __typename ... on {type.Name} {Selection(type, 1)} }}";
        foreach (var (on, field) in way.Reverse())
        {
            var called = Called(on.Name, field, null);
            selection = on.Name == "Query" ? $"{{ __typename {called} {selection} }}" : $"{{ __typename ... on {on.Name} {{ {called} {selection} }} }}";
        }

        return way[0].On.Name == "Query"
            ? Made($"query {Parenthesised(Declared())}{selection}")
            : Made($"query ($id: ID!{Declared()}) {{ node(id: $id) {selection} }}");
    }

    /// <summary>What a stream gives of each of its events.</summary>
    public string OfEvent(ContractType type, int depth)
    {
        Begin();
        return Selection(type, depth, withArguments: false);
    }

    void Begin()
    {
        _variables.Clear();
        _fields.Clear();
    }

    SurveyQuestion Made(string document)
    {
        var variables = _variables.ToArray();
        return new(document, document.StartsWith("query (", StringComparison.Ordinal), own =>
        {
            var values = new JsonObject();
            foreach (var (name, value, row) in variables)
            {
                values[name] = question.RightValue(value, row, own);
            }

            return values;
        })
        {
            Fields = [.. _fields],
        };
    }

    string Declared() => string.Concat(_variables.Select(variable => $", ${variable.Name}: {variable.Value.TypeText}"));

    static string Parenthesised(string declared) => declared.Length == 0 ? "" : $"({declared[2..]}) ";

    // Of the fields that have fields themselves only one, when one is named.
    string Selection(ContractType type, int depth, bool withArguments = true, string? only = null)
    {
        var parts = new List<string> { "__typename" };
        parts.AddRange(type.Fields.Where(field => only is null || field.Name == only || contract[field.TypeName].IsLeaf).Select(field => Field(type.Name, field, depth - Step(type), null, withArguments)).OfType<string>());
        var conflicting = Conflicting(type);
        foreach (var possible in type.Kind == "OBJECT" ? [] : type.PossibleTypes.Select(name => contract[name]))
        {
            // What has an id is asked for by itself as well, so it needs no alias here, of which a question may have few.
            var fields = possible.Fields.Where(field => type.Name != "Node" || !conflicting.Contains(field.Name)).Select(field =>
                Field(possible.Name, field, depth - 1, null, withArguments) is { } made ? conflicting.Contains(field.Name) ? $"{possible.Name}_{made}" : made : null);
            parts.Add($"... on {possible.Name} {{ {string.Join(' ', fields.OfType<string>().Select(Aliased))} }}");
        }

        return $"{{ {string.Join(' ', parts)} }}";
    }

    // A made field with a name before it that is not its own gets that name as an alias: 'Level_period' becomes 'Level_period: period'.
    static string Aliased(string made)
    {
        var end = made.IndexOfAny([' ', '(']);
        var name = end < 0 ? made : made[..end];
        return char.IsUpper(name[0]) ? $"{name}: {name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..]}{made[name.Length..]}" : made;
    }

    // Fields of the same name and another type in other possible types cannot be asked under one name.
    HashSet<string> Conflicting(ContractType type) =>
    [
        .. type.PossibleTypes.SelectMany(name => contract[name].Fields).GroupBy(field => field.Name)
            .Where(group => group.Select(field => field.TypeText).Distinct().Count() > 1).Select(group => group.Key),
    ];

    // What only carries a list does not count as a level of its own.
    static int Step(ContractType type) => type.Name.EndsWith("Connection", StringComparison.Ordinal) || type.Name.EndsWith("Edge", StringComparison.Ordinal) ? 0 : 1;

    string? Field(string on, ContractField field, int depth, string? wanted = null, bool withArguments = true)
    {
        var type = contract[field.TypeName];
        if ((!type.IsLeaf && depth < 0) || (!withArguments && field.Arguments.Any(argument => argument.IsRequired)))
        {
            return null;
        }

        var called = withArguments ? Called(on, field, wanted) : field.Name;
        return type.IsLeaf ? called : $"{called} {Selection(type, depth, withArguments)}";
    }

    string Called(string on, ContractField field, string? wanted)
    {
        _fields.Add($"{on}.{field.Name}");
        var arguments = new List<string>();
        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired || argument.Name == wanted || argument.Name == Ended || (wanted is null && random?.Next(4) == 0 && IsDrawn(argument))))
        {
            var name = $"v{_variables.Count}";
            _variables.Add((name, argument, $"{on}.{field.Name}({argument.Name})"));
            arguments.Add($"{argument.Name}: ${name}");
        }

        return arguments.Count == 0 ? field.Name : $"{field.Name}({string.Join(", ", arguments)})";
    }

    // Cursors are of an answer, and an account is asked for by one of its names.
    static bool IsDrawn(ContractValue argument) => argument.Name is not ("after" or "before" or "last" or "offset" or "id" or "externalId" or "since");
}

/// <summary>A document, and the variables that it has for the ids of an account.</summary>
sealed record SurveyQuestion(string Document, bool HasVariables, Func<IReadOnlyDictionary<string, string>, JsonObject> Variables)
{
    /// <summary>Every field that it selects, as <c>Type.field</c>.</summary>
    public required IReadOnlyList<string> Fields { get; init; }
}

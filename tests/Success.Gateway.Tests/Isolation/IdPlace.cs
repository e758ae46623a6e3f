using System.Text.RegularExpressions;

namespace Success.Gateway.Tests.Isolation;

/// <summary>A place in the contract where a caller gives an id.</summary>
/// <param name="On">The type whose field it is: a root, or what has an id and a field with an argument of its own.</param>
/// <param name="Field">The field.</param>
/// <param name="Path">The way from the field's arguments to the id; the last is the id itself.</param>
/// <param name="Row">Its row in the matrix: <c>Type.field(argument)</c> or <c>Input.field</c>.</param>
sealed partial record IdPlace(ContractType On, ContractField Field, ContractValue[] Path, string Row)
{
    /// <summary>The row of a place that takes the id of anything that has one.</summary>
    public const string Any = "Any";

    /// <summary>What a name of another system names.</summary>
    public const string ExternalId = "ExternalId";

    /// <summary>A filter by what is among an account's own things: anything else finds nothing.</summary>
    public const string FindsNothing = "SuccessPlan.comments(about)";

    /// <summary>What has an id and is not found by it alone.</summary>
    public static readonly string[] NoNode = [ExternalId, "Change", "ClosedReview", "Session"];

    // Names of other systems, which lead to an account just as its id does.
    static readonly string[] ExternalNames = ["MeasurementInput.externalAccountId", "AccountImportInput.parentExternalId", "Query.account(externalId)"];

    public override string ToString() => $"{On.Name}.{Field.Name}({string.Join('.', Path.Select(value => value.Name))})";

    /// <summary>Every place of the contract, each once for every way that leads to it.</summary>
    public static IEnumerable<IdPlace> All(Contract contract) =>
        from type in contract.Types
        where type.Kind == "OBJECT"
        from field in type.Fields
        from argument in field.Arguments
        from place in Below(contract, type, field, [argument], $"{type.Name}.{field.Name}({argument.Name})")
        select place;

    /// <summary>What each place names, by its row.</summary>
    public static Dictionary<string, string> Rows() => File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Isolation", "ids.txt"))
        .Select(line => line.Split(' ')).ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    /// <summary>An id of the same form that nobody ever had.</summary>
    public static string NeverWas(string id) => id.EndsWith("-external", StringComparison.Ordinal) ? "never-was" : Part().Replace(id, NeverWas);

    /// <summary>The id of something in the same account that nobody ever had; an account's own is none that was.</summary>
    public static string NeverWasIn(string id) => Part().Replace(id, NeverWas, 1);

    static string NeverWas(Match match) => $"{match.Value[..20]}fedcba987654";

    [GeneratedRegex("(?<=_)[0-9a-f]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Part();

    static IEnumerable<IdPlace> Below(Contract contract, ContractType type, ContractField field, ContractValue[] path, string row)
    {
        var last = path[^1];
        if (last.TypeName == "ID" || ExternalNames.Contains(row))
        {
            yield return new(type, field, path, row);
        }

        var inner = contract[last.TypeName];
        foreach (var value in inner.Inputs)
        {
            foreach (var place in Below(contract, type, field, [.. path, value], $"{inner.Name}.{value.Name}"))
            {
                yield return place;
            }
        }
    }
}

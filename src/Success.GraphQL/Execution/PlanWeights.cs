using Success.GraphQL.Language;

namespace Success.GraphQL.Execution;

/// <summary>What parts of documents and plans take in memory, in bytes. Measured on documents that take most for their length, so that most
/// take less; a test holds the sum against the memory of the process.</summary>
static class PlanWeights
{
    /// <summary>A document beside its tree: tables of its operations, its measure.</summary>
    public const int Document = 2_000;

    /// <summary>The tree, for each token.</summary>
    public const int Token = 140;

    /// <summary>The text, for each of its bytes: itself, and names and values as strings.</summary>
    public const int Letter = 3;

    /// <summary>A plan without fields.</summary>
    public const int Plan = 1_000;

    /// <summary>The fields of one object type below a field.</summary>
    public const int Selection = 100;

    /// <summary>A field of a plan.</summary>
    public const int Field = 400;

    /// <summary>What the cost of a field needs that depends on variables.</summary>
    public const int CostTerm = 400;

    // The largest is an input object: a dictionary with its entries.
    const int Value = 300;

    /// <summary>Arguments that were coerced once for all requests.</summary>
    public static long Of(ArgumentNode[] arguments) => arguments.Sum(argument => Of(argument.Value));

    static long Of(ValueNode value) => Value + value switch
    {
        ListValueNode list => list.Values.Sum(Of),
        ObjectValueNode input => input.Fields.Sum(field => Of(field.Value)),
        _ => 0,
    };
}

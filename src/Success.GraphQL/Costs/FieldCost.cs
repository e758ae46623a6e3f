using Success.GraphQL.Types;

namespace Success.GraphQL.Costs;

/// <summary>What the schema says about the cost of a field.</summary>
sealed record FieldCost
{
    /// <summary>A list of which the schema says nothing: more than most have, so that a forgotten directive errs on the safe side.</summary>
    public const int UsualAssumedSize = 10;

    public static FieldCost Usual { get; } = new();

    /// <summary>The weight of the field itself; null: it has none of its own, and what its type weighs counts.</summary>
    public double? Weight { get; init; }

    /// <summary>Items of a list where no argument says it.</summary>
    public int AssumedSize { get; init; } = UsualAssumedSize;

    /// <summary>Arguments that say how many items there will be at most.</summary>
    public InputValueDefinition[] SlicingArguments { get; init; } = [];

    /// <summary>Fields below this one whose lists the size is about. Empty: it is about this field's own list.</summary>
    public string[] SizedFields { get; init; } = [];

    /// <summary>Whether one of the slicing arguments must be given.</summary>
    public bool RequiresSlicing { get; init; }
}

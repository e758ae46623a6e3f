using Success.GraphQL.Language;

namespace Success.GraphQL.Validation.Merging;

/// <summary>Two fields, or what is selected below them, that cannot be answered with one value.</summary>
/// <param name="ResponseKey">The key that they share.</param>
/// <param name="Reason">Why, as the end of a sentence.</param>
/// <param name="Fields1">The first field, and those below it that are to blame.</param>
/// <param name="Fields2">The second field, and those below it.</param>
sealed record MergeConflict(string ResponseKey, string Reason, IReadOnlyList<FieldNode> Fields1, IReadOnlyList<FieldNode> Fields2)
{
    // A conflict deep in large selections would otherwise answer with much more than was asked.
    const int MaxDetailLength = 1_000;
    const int MaxFields = 20;

    public MergeConflict(string responseKey, string reason, FieldNode field1, FieldNode field2)
        : this(responseKey, reason, [field1], [field2])
    {
    }

    /// <summary>The conflict of two fields whose selections conflict; null if these do not.</summary>
    public static MergeConflict? OfSelections(string responseKey, FieldNode field1, FieldNode field2, List<MergeConflict> conflicts)
    {
        if (conflicts.Count == 0)
        {
            return null;
        }

        var reason = "";
        foreach (var conflict in conflicts.TakeWhile(_ => reason.Length <= MaxDetailLength))
        {
            reason += (reason.Length > 0 ? " and " : "") + $"subfields \"{Shorten(conflict.ResponseKey)}\" conflict because {conflict.Reason}";
        }

        return new(
            responseKey,
            Shorten(reason),
            Gather(field1, conflicts.Select(conflict => conflict.Fields1)),
            Gather(field2, conflicts.Select(conflict => conflict.Fields2)));
    }

    public static string Shorten(string text) => text.Length > MaxDetailLength ? text[..MaxDetailLength] + "..." : text;

    // Where there is no room for all, the deepest fields of a conflict tell most.
    static List<FieldNode> Gather(FieldNode field, IEnumerable<IReadOnlyList<FieldNode>> below)
    {
        var fields = new List<FieldNode> { field };
        foreach (var more in below.TakeWhile(_ => fields.Count < MaxFields))
        {
            fields.AddRange(more.TakeLast(MaxFields - fields.Count));
        }

        return fields;
    }
}

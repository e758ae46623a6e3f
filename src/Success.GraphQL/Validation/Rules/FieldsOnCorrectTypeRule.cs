using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation.Rules;

/// <summary>Fields on correct type: every selected field exists on the type that it is selected from.</summary>
/// <remarks>https://spec.graphql.org/September2025/#sec-Field-Selections</remarks>
sealed class FieldsOnCorrectTypeRule(ValidationContext context) : ValidationRule(context)
{
    public override void EnterField(FieldNode node)
    {
        if (TypeInfo.ParentType is { } type && TypeInfo.Field is null)
        {
            Context.ReportError($"Cannot query field \"{node.Name}\" on type \"{type}\".{Suggest(type, node.Name.Value)}", node);
        }
    }

    string Suggest(CompositeType type, string name)
    {
        if (!Context.Options.Suggestions)
        {
            return "";
        }

        var types = SuggestedTypes(type, name);
        var fields = types.Length == 0 && type is FieldsType fieldsType
            ? Suggestions.For(name, fieldsType.Fields.Select(field => field.Name))
            : [];
        return types.Length > 0 ? Suggestions.DidYouMean(types, "to use an inline fragment on") : Suggestions.DidYouMean(fields);
    }

    // Types that have the field; an interface before the types that implement it, otherwise by name.
    string[] SuggestedTypes(CompositeType type, string name)
    {
        if (!type.IsAbstract)
        {
            return [];
        }

        var candidates = new HashSet<FieldsType>();
        var usage = new Dictionary<FieldsType, int>();
        foreach (var possible in type.PossibleTypes.Where(possible => possible.Field(name) is not null))
        {
            candidates.Add(possible);
            usage[possible] = 1;
            foreach (var implemented in possible.Interfaces.Where(implemented => implemented.Field(name) is not null))
            {
                candidates.Add(implemented);
                usage[implemented] = usage.GetValueOrDefault(implemented) + 1;
            }
        }

        return [.. candidates.Order(Comparer<FieldsType>.Create((one, other) => Compare(one, other, usage))).Select(candidate => candidate.Name)];
    }

    int Compare(FieldsType one, FieldsType other, Dictionary<FieldsType, int> usage) =>
        usage[one] != usage[other] ? usage[other] - usage[one]
        : one is InterfaceType && Context.Schema.IsSubType(one, other) ? -1
        : other is InterfaceType && Context.Schema.IsSubType(other, one) ? 1
        : Suggestions.NaturalCompare(one.Name, other.Name);
}

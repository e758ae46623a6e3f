using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Costs;

/// <summary>Compiles the cost of an operation. What is known without variables is summed up at once; the rest becomes terms.</summary>
/// <remarks>Fields are merged as in execution, for each object type that a value can have, and the dearest type counts. Nodes that merge in
/// many places are compiled once, so fragments that spread one another do not multiply the work.</remarks>
sealed class CostCompiler
{
    // Selections looked at. Hundreds of times what an operation within the other limits needs, and done in some milliseconds.
    const int MaxSelections = 100_000;

    readonly Schema _schema;
    readonly CostModel _costs;
    readonly OperationPlan _plan;
    readonly Dictionary<Position, Cost> _known = [];
    readonly List<CostTerm> _terms = [];
    int _selections;

    CostCompiler(Schema schema, CostModel costs, OperationPlan plan)
    {
        _schema = schema;
        _costs = costs;
        _plan = plan;
    }

    public static CostPlan Compile(Schema schema, CostModel costs, OperationPlan plan, ObjectType root)
    {
        var compiler = new CostCompiler(schema, costs, plan);
        var sum = compiler.Sum(root, [plan.Operation.SelectionSet], sized: null, own: null);
        return compiler._selections > MaxSelections ? CostPlan.Unbounded : new CostPlan(sum, [.. compiler._terms]);
    }

    CostSum Sum(ObjectType type, IEnumerable<SelectionSetNode> sets, ListSize? sized, FieldCost? own)
    {
        double constant = 0;
        var terms = new List<int>();
        foreach (var field in FieldCollector.CollectFields(_schema, _plan, type, sets, ref _selections))
        {
            if (_selections > MaxSelections)
            {
                break;
            }

            var name = field.Nodes[0].Name.Value;
            if (_schema.Field(type, name) is { } definition)
            {
                var isSized = own is not null && Array.IndexOf(own.SizedFields, name) >= 0;
                var cost = Compile(new Position(definition, field.Nodes, isSized ? sized : null));
                constant += cost.Constant;
                if (cost.Term is { } term)
                {
                    terms.Add(term);
                }
            }
        }

        return new CostSum(constant, [.. terms]);
    }

    Cost Compile(Position position)
    {
        if (!_known.TryGetValue(position, out var cost))
        {
            _known[position] = cost = CompileField(position);
        }

        return cost;
    }

    Cost CompileField(Position position)
    {
        var field = position.Field;
        if (field.Name == "__typename")
        {
            return default;
        }

        var cost = _schema.IsMetaField(field) ? _costs.Introspection : _costs.Of(field);
        var isList = field.Type.Nullable is ListType;
        var stated = new ListSize(field, position.Nodes[0], cost);
        var below = cost.SizedFields.Length > 0 ? stated : null;
        var own = position.Sized ?? (below is null ? stated : new ListSize(field, position.Nodes[0], FieldCost.Usual));
        var isWeighedByType = isList || cost.Weight is null;
        var alternatives = Alternatives(position, cost, below, isWeighedByType);
        return Fold(new CostTerm(cost.Weight ?? 0, isList ? own : null, InnerSize(field.Type), alternatives));
    }

    CostSum[] Alternatives(Position position, FieldCost cost, ListSize? sized, bool isWeighedByType)
    {
        double Weight(NamedType type) => isWeighedByType ? _costs.WeightOf(type) : 0;
        if (position.Field.Type.Named is not CompositeType composite)
        {
            return [new CostSum(Weight(position.Field.Type.Named), [])];
        }

        var sets = position.Nodes.Select(node => node.SelectionSet).OfType<SelectionSetNode>().ToArray();
        return Array.ConvertAll(composite.PossibleTypes, type =>
        {
            var sum = Sum(type, sets, sized, cost);
            return sum with { Constant = sum.Constant + Weight(type) };
        });
    }

    Cost Fold(CostTerm term)
    {
        var dynamic = term.Size is { IsConstant: false } || Array.Exists(term.Alternatives, alternative => alternative.Terms.Length > 0);
        if (dynamic)
        {
            _terms.Add(term);
            return new Cost(0, _terms.Count - 1);
        }

        var dearest = term.Alternatives.Select(alternative => alternative.Constant).DefaultIfEmpty().Max();
        var size = term.FixedSize * (term.Size?.For(VariableValues.None) ?? 1);
        return new Cost(term.Own + (size * dearest), null);
    }

    // Of lists in lists nothing is said.
    static double InnerSize(SchemaType type) =>
        type.Nullable is ListType { OfType.Nullable: ListType inner } ? FieldCost.UsualAssumedSize * InnerSize(inner) : 1;

    readonly record struct Cost(double Constant, int? Term);

    /// <summary>A field, the nodes that merge into it, and the size that a field above has given to its list.</summary>
    readonly record struct Position(FieldDefinition Field, FieldNode[] Nodes, ListSize? Sized)
    {
        public bool Equals(Position other) =>
            Field == other.Field && ReferenceEquals(Sized, other.Sized) && Nodes.AsSpan().SequenceEqual(other.Nodes);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            hash.Add(Field);
            foreach (var node in Nodes)
            {
                hash.Add(System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(node));
            }

            return hash.ToHashCode();
        }
    }
}

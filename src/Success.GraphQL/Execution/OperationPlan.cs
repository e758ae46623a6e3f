using Success.GraphQL.Costs;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>
/// An operation compiled for one choice of its conditions: what <c>@skip</c> and <c>@include</c> leave is decided, fields are collected and
/// merged, resolvers bound, keys encoded, constant arguments coerced. Shared by all requests that make the same choice.
/// </summary>
sealed class OperationPlan
{
    readonly Dictionary<string, FragmentDefinitionNode> _fragments;
    readonly VariableValues _conditions;
    readonly SchemaBinding _binding;
    PreparedDocument? _keeper;
    int _dynamicArguments;

    public OperationPlan(
        SchemaBinding binding,
        DocumentNode document,
        OperationDefinitionNode operation,
        Dictionary<string, FragmentDefinitionNode> fragments,
        VariableValues conditions)
    {
        _binding = binding;
        _conditions = conditions;
        Document = document;
        Operation = operation;
        _fragments = fragments;
        var root = binding.Root(operation.Operation);
        Root = CompileSelection(root, [operation.SelectionSet]);
        Cost = CostCompiler.Compile(binding.Schema, binding.Costs, this, root.Type);
    }

    public DocumentNode Document { get; }

    public OperationDefinitionNode Operation { get; }

    public SelectionPlan Root { get; }

    public CostPlan Cost { get; }

    /// <summary>What it takes in memory, as far as it was compiled at once.</summary>
    public long Bytes => PlanWeights.Plan + Root.Bytes + Cost.Bytes;

    /// <summary>From here on the document is told of what is compiled later.</summary>
    public void KeptBy(PreparedDocument document) => _keeper = document;

    /// <summary>A selection was compiled that nobody had met before.</summary>
    public void Grew(SelectionPlan selection) => _keeper?.TryGrow(selection.Bytes);

    /// <summary>How many fields have arguments that depend on variables, each with its slot.</summary>
    public int DynamicArguments => Volatile.Read(ref _dynamicArguments);

    public int NextArgumentSlot() => Interlocked.Increment(ref _dynamicArguments) - 1;

    public FragmentDefinitionNode? Fragment(string name) => _fragments.GetValueOrDefault(name);

    /// <summary>Whether <c>@skip</c> and <c>@include</c> leave the selection in.</summary>
    public bool Includes(SelectionNode selection) => selection.Directives.Length == 0
        || (!Holds(selection, "skip", otherwise: false) && Holds(selection, "include", otherwise: true));

    public SelectionPlan CompileSelection(ObjectBinding binding, IEnumerable<SelectionSetNode> sets)
    {
        var selections = 0;
        var collected = FieldCollector.CollectFields(_binding.Schema, this, binding.Type, sets, ref selections);
        var fields = new List<FieldPlan>(collected.Count);
        foreach (var field in collected)
        {
            if (_binding.Schema.Field(binding.Type, field.Nodes[0].Name.Value) is { } definition)
            {
                fields.Add(new FieldPlan(this, field, definition, binding.Resolver(definition), isFirst: fields.Count == 0));
            }
        }

        return new SelectionPlan([.. fields]);
    }

    // CollectFields asks whether a condition is true. Null, which can be given for a variable that has a default, is not.
    bool Holds(SelectionNode selection, string directive, bool otherwise) => AppliedDirectives.Find(selection.Directives, directive) is { } found
        ? AppliedDirectives.Argument(found, "if") switch
        {
            BooleanValueNode literal => literal.Value,
            VariableNode variable => _conditions.GetValueOrDefault(variable.Name.Value) is true,
            _ => false,
        }
        : otherwise;
}

using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>One field of a plan: all nodes of the document that merge into it, and what executes it.</summary>
sealed class FieldPlan
{
    readonly OperationPlan _plan;
    (ObjectBinding Binding, SelectionPlan Selection)[] _selections = [];

    public FieldPlan(OperationPlan plan, CollectedField collected, FieldDefinition definition, FieldResolver resolver, bool isFirst)
    {
        _plan = plan;
        Nodes = collected.Nodes;
        ResponseKey = collected.ResponseKey;
        Definition = definition;
        Resolver = resolver;
        IsNullable = definition.Type is not NonNullType;
        Key = System.Text.Encoding.UTF8.GetBytes($"{(isFirst ? "{" : ",")}\"{ResponseKey}\":");
        Arguments = new ArgumentPlan(definition, Nodes[0], resolver.Converters, plan);
    }

    public string ResponseKey { get; }

    public FieldNode[] Nodes { get; }

    public FieldDefinition Definition { get; }

    public FieldResolver Resolver { get; }

    public ArgumentPlan Arguments { get; }

    public bool IsNullable { get; }

    /// <summary>What stands before the value: the brace or comma, the key and the colon.</summary>
    public byte[] Key { get; }

    public DocumentNode Document => _plan.Document;

    /// <summary>What it takes in memory, without what is selected from its value.</summary>
    public long Bytes =>
        PlanWeights.Field + Key.Length + (IntPtr.Size * Nodes.Length) + (Arguments.IsConstant ? PlanWeights.Of(Nodes[0].Arguments) : 0);

    /// <summary>The fields selected from the value of this field, if it is an object of that binding. Compiled when first met.</summary>
    public SelectionPlan SelectionFor(ObjectBinding binding)
    {
        foreach (var (known, selection) in _selections)
        {
            if (known == binding)
            {
                return selection;
            }
        }

        return Compile(binding);
    }

    SelectionPlan Compile(ObjectBinding binding)
    {
        var compiled = _plan.CompileSelection(binding, Nodes.Select(node => node.SelectionSet!));
        lock (_plan)
        {
            // Two requests may compile the same: the plans are equal, and the first stays.
            var known = Array.Find(_selections, selection => selection.Binding == binding);
            if (known.Selection is not null)
            {
                return known.Selection;
            }

            _selections = [.. _selections, (binding, compiled)];
        }

        _plan.Grew(compiled);
        return compiled;
    }
}

/// <summary>The fields of one selection of one object type, in response order.</summary>
sealed record SelectionPlan(FieldPlan[] Fields)
{
    /// <summary>What it takes in memory.</summary>
    public long Bytes { get; } = PlanWeights.Selection + Fields.Sum(field => field.Bytes);
}

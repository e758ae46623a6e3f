using Success.GraphQL.Language;

namespace Success.GraphQL.Validation;

/// <summary>
/// One rule of the specification's validation chapter. A rule overrides what it wants to see; nodes come in the order of the document,
/// children between enter and leave, with <see cref="ValidationContext.TypeInfo"/> telling what the schema says about them.
/// An instance serves one validation, so it may keep state in fields.
/// </summary>
abstract class ValidationRule(ValidationContext context)
{
    Node? _skipped;

    protected ValidationContext Context { get; } = context;

    protected TypeInfo TypeInfo => Context.TypeInfo;

    /// <summary>Whether this rule has asked not to see what is visited now.</summary>
    public bool IsSkipping => _skipped is not null;

    public virtual void EnterDocument(DocumentNode node)
    {
    }

    public virtual void LeaveDocument(DocumentNode node)
    {
    }

    /// <summary>Any definition, before its own method. Type system definitions have no other.</summary>
    public virtual void EnterDefinition(DefinitionNode node)
    {
    }

    public virtual void EnterOperationDefinition(OperationDefinitionNode node)
    {
    }

    public virtual void LeaveOperationDefinition(OperationDefinitionNode node)
    {
    }

    public virtual void EnterFragmentDefinition(FragmentDefinitionNode node)
    {
    }

    public virtual void LeaveFragmentDefinition(FragmentDefinitionNode node)
    {
    }

    public virtual void EnterVariableDefinition(VariableDefinitionNode node)
    {
    }

    public virtual void LeaveVariableDefinition(VariableDefinitionNode node)
    {
    }

    public virtual void EnterSelectionSet(SelectionSetNode node)
    {
    }

    public virtual void LeaveSelectionSet(SelectionSetNode node)
    {
    }

    public virtual void EnterField(FieldNode node)
    {
    }

    public virtual void LeaveField(FieldNode node)
    {
    }

    public virtual void EnterFragmentSpread(FragmentSpreadNode node)
    {
    }

    public virtual void EnterInlineFragment(InlineFragmentNode node)
    {
    }

    public virtual void EnterArgument(ArgumentNode node)
    {
    }

    public virtual void EnterDirective(DirectiveNode node)
    {
    }

    public virtual void LeaveDirective(DirectiveNode node)
    {
    }

    /// <summary>Any value: literals, variables, lists and objects.</summary>
    public virtual void EnterValue(ValueNode node)
    {
    }

    public virtual void LeaveValue(ValueNode node)
    {
    }

    public virtual void EnterObjectField(ObjectFieldNode node)
    {
    }

    public virtual void EnterNamedType(NamedTypeNode node)
    {
    }

    /// <summary>Called while entering <paramref name="node"/>: this rule will not see what is inside it, nor that it is left.</summary>
    protected void SkipChildrenOf(Node node) => _skipped = node;

    /// <summary>Ends the skipping where it began.</summary>
    public void Left(Node node)
    {
        if (_skipped == node)
        {
            _skipped = null;
        }
    }
}

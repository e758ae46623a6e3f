using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Validation;

/// <summary>What the schema says about the node that is being visited. Null wherever the document names what the schema has not.</summary>
sealed class TypeInfo(Schema schema)
{
    readonly Stack<SchemaType?> _types = new();
    readonly Stack<CompositeType?> _parentTypes = new();
    readonly Stack<SchemaType?> _inputTypes = new();
    readonly Stack<FieldDefinition?> _fields = new();
    readonly Stack<InputValueDefinition?> _positions = new();

    /// <summary>The output type of the field, fragment or operation.</summary>
    public SchemaType? Type => Top(_types);

    /// <summary>The type that the selection set selects from.</summary>
    public CompositeType? ParentType => Top(_parentTypes);

    /// <summary>The type that is expected of the value.</summary>
    public SchemaType? InputType => Top(_inputTypes);

    /// <summary>The input type around <see cref="InputType"/>.</summary>
    public SchemaType? ParentInputType => _inputTypes.Count > 1 ? _inputTypes.ElementAt(1) : null;

    public FieldDefinition? Field => Top(_fields);

    /// <summary>The default at the position of the value; <see cref="Undefined.Value"/> if there is none.</summary>
    public object? DefaultValue => Position is { } position ? position.DefaultValue : Undefined.Value;

    /// <summary>The argument or input field that the value is given to; null for items of lists.</summary>
    public InputValueDefinition? Position => Top(_positions);

    /// <summary>The same for the list whose items are visited.</summary>
    public InputValueDefinition? ListPosition => _positions.Count > 1 ? _positions.ElementAt(1) : null;

    public DirectiveDefinition? Directive { get; private set; }

    public InputValueDefinition? Argument { get; private set; }

    public void Enter(Node node)
    {
        switch (node)
        {
            case SelectionSetNode:
                _parentTypes.Push(Type?.Named as CompositeType);
                break;
            case FieldNode field:
                _fields.Push(ParentType is { } parent ? schema.Field(parent, field.Name.Value) : null);
                _types.Push(Field?.Type is { IsOutput: true } type ? type : null);
                break;
            case DirectiveNode directive:
                Directive = schema.Directive(directive.Name.Value);
                break;
            case OperationDefinitionNode operation:
                _types.Push(schema.RootType(operation.Operation));
                break;
            case InlineFragmentNode { TypeCondition: null }:
                _types.Push(Type?.Named is { IsOutput: true } same ? same : null);
                break;
            case InlineFragmentNode fragment:
                _types.Push(OutputType(fragment.TypeCondition!));
                break;
            case FragmentDefinitionNode fragment:
                _types.Push(OutputType(fragment.TypeCondition));
                break;
            case VariableDefinitionNode variable:
                _inputTypes.Push(schema.Type(variable.Type) is { IsInput: true } variableType ? variableType : null);
                break;
            case ArgumentNode argument:
                Argument = Directive is null ? Field?.Argument(argument.Name.Value) : Directive.Argument(argument.Name.Value);
                PushInput(Argument?.Type, Argument);
                break;
            case ListValueNode:
                PushInput(InputType?.Nullable is ListType list ? list.OfType : InputType?.Nullable, null);
                break;
            case ObjectFieldNode objectField:
                var input = (InputType?.Named as InputObjectType)?.Field(objectField.Name.Value);
                PushInput(input?.Type, input);
                break;
        }
    }

    public void Leave(Node node)
    {
        switch (node)
        {
            case SelectionSetNode:
                _parentTypes.Pop();
                break;
            case FieldNode:
                _fields.Pop();
                _types.Pop();
                break;
            case DirectiveNode:
                Directive = null;
                break;
            case OperationDefinitionNode or InlineFragmentNode or FragmentDefinitionNode:
                _types.Pop();
                break;
            case VariableDefinitionNode:
                _inputTypes.Pop();
                break;
            case ArgumentNode:
                Argument = null;
                PopInput();
                break;
            case ListValueNode or ObjectFieldNode:
                PopInput();
                break;
        }
    }

    NamedType? OutputType(NamedTypeNode reference) => schema.Type(reference.Name.Value) is { IsOutput: true } type ? type : null;

    void PushInput(SchemaType? type, InputValueDefinition? definition)
    {
        _inputTypes.Push(type is { IsInput: true } ? type : null);
        _positions.Push(definition);
    }

    void PopInput()
    {
        _inputTypes.Pop();
        _positions.Pop();
    }

    static T? Top<T>(Stack<T?> stack)
        where T : class => stack.TryPeek(out var top) ? top : null;
}

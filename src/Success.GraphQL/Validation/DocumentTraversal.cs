using Success.GraphQL.Language;

namespace Success.GraphQL.Validation;

/// <summary>Visits a document once for all rules. Recurses as deep as the parser let the document nest.</summary>
sealed class DocumentTraversal(ValidationContext context, ValidationRule[] rules)
{
    public void Visit(DocumentNode document)
    {
        Each(document, static (rule, node) => rule.EnterDocument(node));
        foreach (var definition in document.Definitions)
        {
            Visit(definition);
        }

        EachLeft(document, static (rule, node) => rule.LeaveDocument(node));
    }

    void Visit(DefinitionNode definition)
    {
        Each(definition, static (rule, node) => rule.EnterDefinition(node));
        switch (definition)
        {
            case OperationDefinitionNode operation:
                context.TypeInfo.Enter(operation);
                Each(operation, static (rule, node) => rule.EnterOperationDefinition(node));
                Array.ForEach(operation.VariableDefinitions, Visit);
                Array.ForEach(operation.Directives, Visit);
                Visit(operation.SelectionSet);
                EachLeft(operation, static (rule, node) => rule.LeaveOperationDefinition(node));
                context.TypeInfo.Leave(operation);
                break;
            case FragmentDefinitionNode fragment:
                context.TypeInfo.Enter(fragment);
                Each(fragment, static (rule, node) => rule.EnterFragmentDefinition(node));
                Visit(fragment.TypeCondition);
                Array.ForEach(fragment.Directives, Visit);
                Visit(fragment.SelectionSet);
                EachLeft(fragment, static (rule, node) => rule.LeaveFragmentDefinition(node));
                context.TypeInfo.Leave(fragment);
                break;
        }

        EachLeft(definition, static (_, _) => { });
    }

    void Visit(VariableDefinitionNode variable)
    {
        context.TypeInfo.Enter(variable);
        Each(variable, static (rule, node) => rule.EnterVariableDefinition(node));
        Visit((ValueNode)variable.Variable);
        Visit(variable.Type);
        if (variable.DefaultValue is not null)
        {
            Visit(variable.DefaultValue);
        }

        Array.ForEach(variable.Directives, Visit);
        EachLeft(variable, static (rule, node) => rule.LeaveVariableDefinition(node));
        context.TypeInfo.Leave(variable);
    }

    void Visit(SelectionSetNode set)
    {
        context.TypeInfo.Enter(set);
        Each(set, static (rule, node) => rule.EnterSelectionSet(node));
        Array.ForEach(set.Selections, Visit);
        EachLeft(set, static (rule, node) => rule.LeaveSelectionSet(node));
        context.TypeInfo.Leave(set);
    }

    void Visit(SelectionNode selection)
    {
        context.TypeInfo.Enter(selection);
        switch (selection)
        {
            case FieldNode field:
                Each(field, static (rule, node) => rule.EnterField(node));
                Array.ForEach(field.Arguments, Visit);
                Array.ForEach(field.Directives, Visit);
                if (field.SelectionSet is not null)
                {
                    Visit(field.SelectionSet);
                }

                EachLeft(field, static (rule, node) => rule.LeaveField(node));
                break;
            case FragmentSpreadNode spread:
                Each(spread, static (rule, node) => rule.EnterFragmentSpread(node));
                Array.ForEach(spread.Directives, Visit);
                EachLeft(spread, static (_, _) => { });
                break;
            case InlineFragmentNode fragment:
                Each(fragment, static (rule, node) => rule.EnterInlineFragment(node));
                if (fragment.TypeCondition is not null)
                {
                    Visit(fragment.TypeCondition);
                }

                Array.ForEach(fragment.Directives, Visit);
                Visit(fragment.SelectionSet);
                EachLeft(fragment, static (_, _) => { });
                break;
        }

        context.TypeInfo.Leave(selection);
    }

    void Visit(ArgumentNode argument)
    {
        context.TypeInfo.Enter(argument);
        Each(argument, static (rule, node) => rule.EnterArgument(node));
        Visit(argument.Value);
        EachLeft(argument, static (_, _) => { });
        context.TypeInfo.Leave(argument);
    }

    void Visit(DirectiveNode directive)
    {
        context.TypeInfo.Enter(directive);
        Each(directive, static (rule, node) => rule.EnterDirective(node));
        Array.ForEach(directive.Arguments, Visit);
        EachLeft(directive, static (rule, node) => rule.LeaveDirective(node));
        context.TypeInfo.Leave(directive);
    }

    void Visit(ValueNode value)
    {
        context.TypeInfo.Enter(value);
        Each(value, static (rule, node) => rule.EnterValue(node));
        switch (value)
        {
            case ListValueNode list:
                Array.ForEach(list.Values, Visit);
                break;
            case ObjectValueNode input:
                Array.ForEach(input.Fields, Visit);
                break;
        }

        EachLeft(value, static (rule, node) => rule.LeaveValue(node));
        context.TypeInfo.Leave(value);
    }

    void Visit(ObjectFieldNode field)
    {
        context.TypeInfo.Enter(field);
        Each(field, static (rule, node) => rule.EnterObjectField(node));
        Visit(field.Value);
        EachLeft(field, static (_, _) => { });
        context.TypeInfo.Leave(field);
    }

    void Visit(TypeNode type)
    {
        switch (type)
        {
            case ListTypeNode list:
                Visit(list.Type);
                break;
            case NonNullTypeNode nonNull:
                Visit(nonNull.Type);
                break;
            case NamedTypeNode named:
                Each(named, static (rule, node) => rule.EnterNamedType(node));
                EachLeft(named, static (_, _) => { });
                break;
        }
    }

    void Each<T>(T node, Action<ValidationRule, T> visit)
        where T : Node
    {
        foreach (var rule in rules)
        {
            if (!rule.IsSkipping && !context.IsAborted)
            {
                visit(rule, node);
            }
        }
    }

    void EachLeft<T>(T node, Action<ValidationRule, T> visit)
        where T : Node
    {
        foreach (var rule in rules)
        {
            if (!rule.IsSkipping && !context.IsAborted)
            {
                visit(rule, node);
            }

            rule.Left(node);
        }
    }
}

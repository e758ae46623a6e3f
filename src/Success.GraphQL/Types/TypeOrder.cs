namespace Success.GraphQL.Types;

/// <summary>The order in which a schema lists its types: each where it is defined, what it refers to and is not defined itself right after it.</summary>
sealed class TypeOrder
{
    readonly List<NamedType> _ordered = [];
    readonly HashSet<NamedType> _seen = [];

    public NamedType[] Of(
        IEnumerable<NamedType> defined, IEnumerable<NamedType?> roots, IEnumerable<DirectiveDefinition> directives, NamedType introspection)
    {
        var own = defined.ToArray();
        _seen.UnionWith(own);
        foreach (var type in own)
        {
            _seen.Remove(type);
            Collect(type);
        }

        foreach (var root in roots.OfType<NamedType>())
        {
            Collect(root);
        }

        foreach (var argument in directives.SelectMany(directive => directive.Arguments))
        {
            Collect(argument.Type);
        }

        Collect(introspection);
        return [.. _ordered];
    }

    // Types refer to each other as deep as a schema has types, and a schema is our own file: no depth to fear.
    void Collect(SchemaType type)
    {
        var named = type.Named;
        if (!_seen.Add(named))
        {
            return;
        }

        _ordered.Add(named);
        foreach (var reference in References(named))
        {
            Collect(reference);
        }
    }

    static IEnumerable<SchemaType> References(NamedType type) => type switch
    {
        UnionType union => union.DeclaredMembers,
        FieldsType fields => fields.DeclaredInterfaces.Concat(
            fields.Fields.SelectMany(field => field.Arguments.Select(argument => argument.Type).Prepend(field.Type))),
        InputObjectType input => input.Fields.Select(field => field.Type),
        _ => [],
    };
}

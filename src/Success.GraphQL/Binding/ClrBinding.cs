using System.Collections.Concurrent;
using System.Reflection;
using Success.GraphQL.Execution;
using Success.GraphQL.Introspection;
using Success.GraphQL.Language;
using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>A schema bound to plain classes: resolver classes for types, and properties of result types by name.</summary>
sealed class ClrBinding : SchemaBinding
{
    readonly BindingErrors _errors;
    readonly ResolverBinder _resolvers;
    readonly ILookup<string, ResolverMember> _members;
    readonly Dictionary<(ObjectType, Type), ObjectBinding> _objects = [];
    readonly Queue<(ObjectBinding Binding, Type Clr)> _unfinished = new();
    readonly Dictionary<Type, string> _typeNames;
    readonly ConcurrentDictionary<(CompositeType, Type), ObjectBinding?> _runtimeTypes = new();

    ClrBinding(Schema schema, IEnumerable<object> resolvers, IEnumerable<Type> resultTypes, BindingErrors errors)
        : base(schema)
    {
        _errors = errors;
        _members = Members(resolvers.Append(typeof(IntrospectionResolvers.OfSchema)).Append(typeof(IntrospectionResolvers.OfType))
            .Append(typeof(IntrospectionResolvers.OfField)).Append(typeof(IntrospectionResolvers.OfInputValue))
            .Append(typeof(IntrospectionResolvers.OfEnumValue)).Append(typeof(IntrospectionResolvers.OfDirective)));
        _typeNames = resultTypes.ToDictionary(type => type, Names.OfType);
        _resolvers = new ResolverBinder(_errors, new CompleterFactory(_errors, BindObject, ResolveAbstractType), new InputBinder(_errors));
    }

    /// <summary>Binds everything.</summary>
    /// <param name="schema">The schema, its scalars bound.</param>
    /// <param name="resolvers">Objects with resolver methods, or types whose resolver methods are static.</param>
    /// <param name="resultTypes">What values of interfaces and unions can be, each named as its object type.</param>
    /// <param name="errors">What is known to be wrong already.</param>
    /// <exception cref="SchemaException">Something does not fit; the exception lists all of it.</exception>
    public static ClrBinding Bind(Schema schema, IEnumerable<object> resolvers, IEnumerable<Type> resultTypes, BindingErrors errors)
    {
        var binding = new ClrBinding(schema, resolvers, resultTypes, errors);
        foreach (var (spot, message) in binding.Costs.Errors)
        {
            errors.Add(spot, message);
        }

        foreach (var root in new[] { schema.Query, schema.Mutation, schema.Subscription }.OfType<ObjectType>())
        {
            binding.BindObject(root, typeof(void));
        }

        foreach (var (clr, name) in binding._typeNames)
        {
            binding.BindNamed(clr, name);
        }

        binding.FinishAll();
        binding.CheckTypes();
        errors.ThrowIfAny();
        return binding;
    }

    /// <summary>The resolver of <c>__typename</c>, <c>__schema</c> or <c>__type</c>, for bindings of another kind.</summary>
    public static FieldResolver BindMetaField(Schema schema, FieldDefinition field, ObjectType type)
    {
        var binding = new ClrBinding(schema, [], [], new BindingErrors());
        var resolver = binding.BindField(field, type, typeof(void))!;
        binding.FinishAll();
        binding._errors.ThrowIfAny();
        return resolver;
    }

    public override ObjectBinding Root(OperationType operation) => _objects[(Schema.RootType(operation)!, typeof(void))];

    void BindNamed(Type clr, string name)
    {
        if (Schema.Type(name) is ObjectType type)
        {
            BindObject(type, clr);
        }
        else
        {
            _errors.Add($"{Shapes.Show(clr)} is given as a type of the schema, but the schema has no object type \"{name}\".");
        }
    }

    ObjectBinding BindObject(ObjectType type, Type clr)
    {
        if (!_objects.TryGetValue((type, clr), out var binding))
        {
            binding = new ObjectBinding(type, field => BindField(field, type, clr) ?? new TypenameResolver("null"u8.ToArray()));
            _objects.Add((type, clr), binding);
            _unfinished.Enqueue((binding, clr));
        }

        return binding;
    }

    // Field types lead to further objects, so the queue grows while it is worked off.
    void FinishAll()
    {
        while (_unfinished.TryDequeue(out var next))
        {
            foreach (var field in next.Binding.Type.Fields)
            {
                next.Binding.Resolver(field);
            }

            if (next.Binding.Type == Schema.Query && next.Clr == typeof(void))
            {
                next.Binding.Resolver(Schema.Field(next.Binding.Type, "__schema")!);
                next.Binding.Resolver(Schema.Field(next.Binding.Type, "__type")!);
            }
        }
    }

    FieldResolver? BindField(FieldDefinition field, ObjectType type, Type clr)
    {
        if (Schema.IsMetaField(field))
        {
            return field.Name == "__typename"
                ? new TypenameResolver(System.Text.Encoding.UTF8.GetBytes($"\"{type.Name}\""))
                : IntrospectionResolver(field);
        }

        var parentType = clr == typeof(void) ? null : clr;
        var member = _members[$"{type.Name}.{field.Name}"].FirstOrDefault(candidate => Fits(candidate, field, parentType)) ?? OwnMember(field, parentType);
        if (member is not null)
        {
            return _resolvers.Bind(field, member, parentType, isStream: type == Schema.Subscription);
        }

        _errors.Add(field.Spot, parentType is null
            ? $"{field.Coordinate} has no resolver."
            : $"{field.Coordinate} has no resolver, and {Shapes.Show(parentType)} has no public member of that name.");
        return null;
    }

    // Several resolver methods for one field are told apart by the parent that they take.
    static bool Fits(ResolverMember member, FieldDefinition field, Type? parentType)
    {
        if (parentType is null || member.Parameters.Length == 0 || field.Argument(Names.OfParameter(member.Parameters[0])) is not null)
        {
            return true;
        }

        var first = member.Parameters[0].ParameterType;
        return first == typeof(CancellationToken) || first == typeof(IGraphQLContext)
            || (member.IsBatch && Shapes.Is(first, typeof(IReadOnlyList<>), out var item) ? item : first).IsAssignableFrom(parentType);
    }

    static ResolverMember? OwnMember(FieldDefinition field, Type? clr) => clr is null
        ? null
        : clr.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.FlattenHierarchy)
            .Concat(clr.IsInterface ? clr.GetInterfaces().SelectMany(i => i.GetMembers()) : [])
            .Where(member => member is PropertyInfo { CanRead: true } or MethodInfo { IsSpecialName: false } && Names.OfMember(member) == field.Name)
            .OrderBy(member => member is PropertyInfo ? 0 : 1)
            .Select(member => new ResolverMember(member, Target: null, IsOfParent: true))
            .FirstOrDefault();

    FieldResolver? IntrospectionResolver(FieldDefinition field)
    {
        var method = typeof(IntrospectionResolvers.OfQuery).GetMethod(field.Name == "__schema" ? "Schema" : "Type")!;
        return _resolvers.Bind(field, new ResolverMember(method, new IntrospectionResolvers.OfQuery(Schema), IsOfParent: false), parentType: null);
    }

    ObjectBinding? ResolveAbstractType(CompositeType type, object value) =>
        _runtimeTypes.GetOrAdd((type, value.GetType()), key => FindRuntimeType(key.Item1, key.Item2));

    ObjectBinding? FindRuntimeType(CompositeType type, Type clr)
    {
        for (var current = clr; current is not null; current = current.BaseType)
        {
            if (_typeNames.TryGetValue(current, out var name) && Schema.Type(name) is ObjectType named)
            {
                return _objects.GetValueOrDefault((named, current));
            }
        }

        return _objects.FirstOrDefault(known => type.PossibleTypes.Contains(known.Key.Item1) && known.Key.Item2 == clr).Value;
    }

    // An object type that can stand for an abstract one needs a class, or values of it would fail on the day that they come.
    void CheckTypes()
    {
        foreach (var (type, members) in Schema.Types.OfType<CompositeType>().Where(type => type.IsAbstract).Select(type => (type, type.PossibleTypes)))
        {
            foreach (var member in members.Where(member => !_objects.Keys.Any(known => known.Item1 == member)))
            {
                _errors.Add(member.Spot, $"{member} can be a {type}, but no class is bound to it.");
            }
        }
    }

    ILookup<string, ResolverMember> Members(IEnumerable<object> resolvers) => (
        from resolver in resolvers
        let type = resolver as Type ?? resolver.GetType()
        let name = type.GetCustomAttribute<ResolversAttribute>()?.Type ?? Unnamed(type)
        let flags = BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly | (resolver is Type ? BindingFlags.Static : BindingFlags.Instance)
        from method in type.GetMethods(flags)
        where !method.IsSpecialName && CheckField(name, method)
        select (Key: $"{name}.{Names.OfMember(method)}", Member: new ResolverMember(method, method.IsStatic ? null : resolver, IsOfParent: false)))
        .ToLookup(entry => entry.Key, entry => entry.Member, StringComparer.Ordinal);

    string Unnamed(Type type)
    {
        _errors.Add($"{Shapes.Show(type)} has no [Resolvers] attribute.");
        return "";
    }

    bool CheckField(string type, MethodInfo method)
    {
        var exists = Schema.Type(type) is ObjectType { } known && known.Field(Names.OfMember(method)) is not null;
        if (!exists && type.Length > 0)
        {
            _errors.Add($"{Shapes.Show(method.DeclaringType!)}.{method.Name} is a resolver for {type}.{Names.OfMember(method)}, which the schema does not have.");
        }

        return exists;
    }
}

using System.Collections.Concurrent;
using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>An object type as values of one .NET type: which resolver executes which field.</summary>
sealed class ObjectBinding(ObjectType type, Func<FieldDefinition, FieldResolver> bind)
{
    readonly ConcurrentDictionary<FieldDefinition, FieldResolver> _resolvers = new();

    public ObjectType Type { get; } = type;

    public FieldResolver Resolver(FieldDefinition field) => _resolvers.GetOrAdd(field, bind);
}

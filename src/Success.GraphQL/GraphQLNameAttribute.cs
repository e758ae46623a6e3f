namespace Success.GraphQL;

/// <summary>The name in the schema, where it is not that of the class, member, parameter or enum value in camel case.</summary>
/// <param name="name">The name in the schema.</param>
[AttributeUsage(AttributeTargets.All, AllowMultiple = false, Inherited = false)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>The name in the schema.</summary>
    public string Name { get; } = name;
}

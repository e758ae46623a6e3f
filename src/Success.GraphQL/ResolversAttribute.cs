namespace Success.GraphQL;

/// <summary>The class has resolvers for a type of the schema: each public method is one for the field of its name.</summary>
/// <param name="type">The name of the type.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class ResolversAttribute(string type) : Attribute
{
    /// <summary>The name of the type.</summary>
    public string Type { get; } = type;
}

namespace Success.GraphQL;

/// <summary>A custom scalar: how values of <typeparamref name="T"/> stand in requests and responses, always as a string.</summary>
/// <typeparam name="T">What resolvers take and give.</typeparam>
public abstract class GraphQLScalar<T>
    where T : notnull
{
    /// <summary>The name in the schema.</summary>
    public abstract string Name { get; }

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">The text is none; the message, without the text, is shown to the client.</exception>
    public abstract T Parse(string text);

    /// <summary>Writes a value.</summary>
    public abstract string Format(T value);
}

namespace Success.GraphQL;

/// <summary>A custom scalar: how values of <typeparamref name="T"/> stand in requests and responses: as a string, unless it says otherwise.</summary>
/// <typeparam name="T">What resolvers take and give.</typeparam>
public abstract class GraphQLScalar<T>
    where T : notnull
{
    /// <summary>The name in the schema.</summary>
    public abstract string Name { get; }

    /// <summary>Reads a value.</summary>
    /// <exception cref="FormatException">The text is none; the message, without the text, is shown to the client.</exception>
    public abstract T Parse(string text);

    /// <summary>Writes a value: text that <see cref="Kind"/> puts in quotes or not.</summary>
    public abstract string Format(T value);

    /// <summary>What values are in JSON. <see cref="Format"/> gives that kind of JSON then, and <see cref="Parse"/> reads it.</summary>
    public virtual GraphQLScalarKind Kind => GraphQLScalarKind.Text;

    /// <summary>Whether a number is read where a string is usual: <see cref="Parse"/> then gets its digits.</summary>
    public virtual bool TakesNumbers => Kind == GraphQLScalarKind.Number;
}

namespace Success.GraphQL;

/// <summary>What the values of a custom scalar are in JSON.</summary>
public enum GraphQLScalarKind
{
    /// <summary>Text in quotes.</summary>
    Text,

    /// <summary>A number, exactly as it was formatted: clients that read it as a double may lose digits.</summary>
    Number,

    /// <summary>Any JSON. It is read from JSON's text and written as it is, so it must be well-formed.</summary>
    Json,
}

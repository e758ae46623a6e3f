using Success.GraphQL.Language;

namespace Success.GraphQL.Execution;

/// <summary>A field cannot be executed, for a reason that the client may read.</summary>
sealed class FieldErrorException(string message, string? code = null, Node? node = null) : Exception(message)
{
    public string? Code { get; } = code;

    /// <summary>What the error is about, if something nearer than the field.</summary>
    public Node? Node { get; } = node;
}

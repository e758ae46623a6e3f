using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>Everything that does not fit between a schema and the code bound to it.</summary>
sealed class BindingErrors
{
    readonly SortedSet<string> _errors = new(StringComparer.Ordinal);

    public void Add(SourceSpot spot, string message) => _errors.Add($"{spot}: {message}");

    public void Add(string message) => _errors.Add(message);

    /// <exception cref="SchemaException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (_errors.Count > 0)
        {
            throw new SchemaException([.. _errors]);
        }
    }
}

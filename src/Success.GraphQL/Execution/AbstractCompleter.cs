using Success.GraphQL.Types;

namespace Success.GraphQL.Execution;

/// <summary>Completes values of interfaces and unions: the type is found from the value (ResolveAbstractType).</summary>
sealed class AbstractCompleter<T>(bool isNonNull, CompositeType type, Func<object, ObjectBinding?> resolveType) : Completer<T>(isNonNull)
{
    protected override bool Write(T value, Operation operation, FieldPlan field)
    {
        var binding = resolveType(value!) ?? throw new FieldErrorException(
            $"Abstract type \"{type}\" must resolve to an Object type at runtime for field \"{field.Definition.Coordinate}\".");
        return Array.IndexOf(type.PossibleTypes, binding.Type) >= 0
            ? operation.ExecuteSelection(field.SelectionFor(binding), value)
            : throw new FieldErrorException($"Runtime Object type \"{binding.Type}\" is not a possible type for \"{type}\".");
    }
}

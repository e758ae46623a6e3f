using System.Diagnostics.CodeAnalysis;

namespace Success.GraphQL.Binding;

/// <summary>How .NET types look from the outside.</summary>
static class Shapes
{
    public static string Show(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Show))}>"
        : type.Name;

    /// <summary>The item type of a list; strings are none.</summary>
    public static bool IsList(Type type, [NotNullWhen(true)] out Type? item)
    {
        item = type == typeof(string) ? null : type.GetInterfaces().Prepend(type)
            .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEnumerable<>))?.GetGenericArguments()[0];
        return item is not null;
    }

    /// <summary>Whether it only promises values.</summary>
    public static bool ComesLater(Type type) => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask)
        || Is(type, typeof(ValueTask<>), out _) || StreamedType(type) is not null;

    /// <summary>What a stream yields; null: the type is none.</summary>
    public static Type? StreamedType(Type type) => type.GetInterfaces().Prepend(type)
        .FirstOrDefault(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>))?.GetGenericArguments()[0];

    public static bool Is(Type type, Type generic, [NotNullWhen(true)] out Type? argument)
    {
        argument = type.IsGenericType && type.GetGenericTypeDefinition() == generic ? type.GetGenericArguments()[0] : null;
        return argument is not null;
    }
}

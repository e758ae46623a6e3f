using System.Reflection;
using System.Text;

namespace Success.GraphQL.Binding;

/// <summary>What things of .NET are called in a schema.</summary>
static class Names
{
    /// <summary>"CreatedAt" is <c>createdAt</c>; a trailing "Async" is not part of the name.</summary>
    public static string OfMember(MemberInfo member)
    {
        var name = member.Name.EndsWith("Async", StringComparison.Ordinal) && member.Name.Length > 5 ? member.Name[..^5] : member.Name;
        return member.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? char.ToLowerInvariant(name[0]) + name[1..];
    }

    public static string OfParameter(ParameterInfo parameter)
    {
        var name = parameter.Name ?? "";
        return parameter.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? (name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..]);
    }

    public static string OfType(Type type) => type.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? type.Name;

    /// <summary>"OnTrack" is <c>ON_TRACK</c>.</summary>
    public static string OfEnumValue(Type type, string value)
    {
        if (type.GetField(value)?.GetCustomAttribute<GraphQLNameAttribute>() is { } given)
        {
            return given.Name;
        }

        var name = new StringBuilder();
        for (var i = 0; i < value.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(value[i]) && !char.IsUpper(value[i - 1]) && value[i - 1] != '_';
            name.Append(startsWord ? "_" : "").Append(char.ToUpperInvariant(value[i]));
        }

        return name.ToString();
    }
}

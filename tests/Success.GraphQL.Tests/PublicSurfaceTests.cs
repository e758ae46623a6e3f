using System.Reflection;

namespace Success.GraphQL.Tests;

/// <summary>What applications may rely on. A change of the list is a change of the contract: look at it twice, then let it be written anew.</summary>
public sealed class PublicSurfaceTests
{
    const string Listed = "PublicSurface.txt";

    [Fact]
    public void Assembly_PublicMembers_AreThoseListed()
    {
        var members = typeof(GraphQLEngine).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).SelectMany(MembersOf).ToArray();

        Assert.Equal(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, Listed)), members);
    }

    static IEnumerable<string> MembersOf(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        yield return type.ToString();
        var members = type.GetMembers(own).Where(IsVisible).Where(member => !IsOfRecord(type, member)).Select(member => $"  {member}");
        foreach (var member in members.Order(StringComparer.Ordinal))
        {
            yield return member;
        }
    }

    static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, IsConstructor: false } => false,
        MethodBase method => method.IsPublic || method.IsFamily,
        PropertyInfo property => property.GetMethod is { IsPublic: true } or { IsFamily: true },
        FieldInfo field => field.IsPublic && !field.IsSpecialName,
        _ => false,
    };

    // What every record has says nothing.
    static bool IsOfRecord(Type type, MemberInfo member) => member.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "EqualityContract" or "Deconstruct" or "<Clone>$"
        || (member is ConstructorInfo constructor && constructor.GetParameters() is [var only] && only.ParameterType == type);
}

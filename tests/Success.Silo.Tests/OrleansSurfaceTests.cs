using System.Reflection;

namespace Success.Silo.Tests;

/// <summary>
/// Every public name of the silo stands in <c>OrleansSurface.txt</c> beside the member of Microsoft Orleans 10 that it corresponds
/// to, with its signature: grains that compile against the one compile against the other.
/// </summary>
public sealed class OrleansSurfaceTests
{
    [Fact]
    public void PublicSurface_EveryMember_StandsInTheTable() =>
        Assert.Equal(Table().Select(row => row.Ours).Order(StringComparer.Ordinal), Surface().Order(StringComparer.Ordinal));

    [Fact]
    public void Table_EveryRow_NamesOrleansTypeOrSaysThatItIsOurs() => Assert.All(Table(), row => Assert.True(
        row.Orleans is "ours: hosting" or "ours: options"
            || (row.Orleans.StartsWith("Orleans.", StringComparison.Ordinal)
                && row.Orleans.EndsWith("." + TypeOf(row.Ours), StringComparison.Ordinal)),
        row.Ours));

    static IEnumerable<(string Ours, string Orleans)> Table() =>
        from line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "OrleansSurface.txt"))
        where line.Length > 0 && line[0] != '#'
        let parts = line.Split(" = ")
        select (parts[0], parts[1]);

    static IEnumerable<string> Surface()
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        foreach (var type in typeof(Grain).Assembly.GetExportedTypes())
        {
            yield return Name(type);
            foreach (var member in type.GetMembers(Declared).Where(IsVisible))
            {
                yield return $"{Name(type)}.{Describe(member)}";
            }
        }
    }

    static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
            && (method is ConstructorInfo || !method.IsSpecialName) && !IsGenerated(method),
        FieldInfo field => (field.IsPublic || field.IsFamily) && !field.IsSpecialName,
        PropertyInfo property => property.GetMethod is { } getter && (getter.IsPublic || getter.IsFamily),
        _ => false,
    };

    /// <summary>What every value or record has: equality, printing, deconstruction.</summary>
    static bool IsGenerated(MethodBase method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "PrintMembers" or "<Clone>$" or "Deconstruct";

    static string Describe(MemberInfo member) => member switch
    {
        MethodBase method => $"{(method is ConstructorInfo ? "new" : method.Name)}{Generics(method)}({string.Join(", ", method.GetParameters().Select(parameter => Name(parameter.ParameterType)))})"
            + (method is MethodInfo { } info ? $" : {Name(info.ReturnType)}" : ""),
        PropertyInfo property => $"{property.Name} : {Name(property.PropertyType)}",
        FieldInfo field when field.DeclaringType!.IsEnum => $"{field.Name} : {Convert.ToInt64(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture)}",
        _ => member.Name,
    };

    static string Generics(MethodBase method) =>
        method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(argument => argument.Name))}>" : "";

    static string Name(Type type) => !type.IsGenericType
        ? type.Name
        : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";

    static string TypeOf(string row) => row.Split('.')[0];
}

using System.Reflection;

namespace Success.Testing;

/// <summary>A row of a suite's table of limits.</summary>
/// <param name="Name">The option that sets it, which is what its refusals are counted as.</param>
/// <param name="Usual">What it is when nothing is said; null where an application brings it.</param>
/// <param name="Code">What a client is told beyond it; null: it is told nothing, or not by a code.</param>
/// <param name="Tests">The tests that go to the limit and one beyond.</param>
public sealed record Limit(string Name, object? Usual, string? Code, params string[] Tests)
{
    /// <summary>What is wrong with a table: limits without a row, and rows that are not so.</summary>
    /// <param name="table">The rows.</param>
    /// <param name="options">Whose properties that are numbers, times and switches are limits.</param>
    /// <param name="notLimits">Those that are none.</param>
    /// <param name="suite">Where the tests are.</param>
    /// <param name="documentation">The text that lists each limit in a row of its own, with its code.</param>
    public static IEnumerable<string> Faults(
        IReadOnlyList<Limit> table, IReadOnlyList<Type> options, IReadOnlyList<string> notLimits, Assembly suite, string documentation)
    {
        ArgumentNullException.ThrowIfNull(suite);
        ArgumentNullException.ThrowIfNull(documentation);
        var properties = options
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => property.CanWrite && IsMeasure(property.PropertyType) && !notLimits.Contains(property.Name))
            .ToArray();
        var tests = suite.GetTypes().SelectMany(type => type.GetMethods()).Where(IsTest).Select(method => method.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. properties.Where(property => table.Count(row => row.Name == property.Name) != 1).Select(property => $"{property.Name} has no row of its own."),
            .. properties.Where(property => table.Any(row => row.Name == property.Name && !Equals(row.Usual, Usually(property))))
                .Select(property => $"{property.Name} is {Usually(property)} when nothing is said."),
            .. table.Where(row => row.Tests.Length == 0).Select(row => $"{row.Name} has no test."),
            .. table.SelectMany(row => row.Tests).Where(test => !tests.Contains(test)).Select(test => $"{test} is no test of this suite."),
            .. table.Where(row => !IsDocumented(row, documentation)).Select(row => $"{row.Name} has no row with {row.Code} in the documentation."),
        ];
    }

    static bool IsMeasure(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var plain && (plain == typeof(int) || plain == typeof(long) || plain == typeof(TimeSpan) || plain == typeof(bool));

    static object? Usually(PropertyInfo property)
    {
        // Constructors with nothing but optional parameters, too.
        var constructor = property.DeclaringType!.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .First(candidate => candidate.GetParameters().All(parameter => parameter.HasDefaultValue));
        return property.GetValue(constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.DefaultValue)]));
    }

    static bool IsTest(MethodInfo method) => method.GetCustomAttributes().Any(attribute => attribute.GetType().Name is "FactAttribute" or "TheoryAttribute");

    static bool IsDocumented(Limit row, string documentation) => documentation.Split('\n').Any(line =>
        line.StartsWith('|')
        && line.Contains($"`{row.Name}`", StringComparison.Ordinal)
        && (row.Code is null || line.Contains($"`{row.Code}`", StringComparison.Ordinal)));
}

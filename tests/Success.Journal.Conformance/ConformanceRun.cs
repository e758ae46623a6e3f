using System.Reflection;
using Xunit.Sdk;

namespace Success.Journal.Conformance;

/// <summary>Runs the kit outside a test runner, to see whether it notices a journal that is at fault.</summary>
public static class ConformanceRun
{
    /// <summary>Runs the kit's facts until the first one fails.</summary>
    /// <param name="create">A new suite for each fact.</param>
    /// <returns>The name of that fact and why it failed; null when all passed.</returns>
    public static async Task<string?> FindFailureAsync(Func<JournalConformance> create)
    {
        foreach (var fact in typeof(JournalConformance).GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null))
        {
            foreach (var arguments in Data(fact))
            {
                if (await FailureAsync(create(), fact, arguments) is { } failure)
                {
                    return $"{fact.Name}: {failure.Message}";
                }
            }
        }

        return null;
    }

    static IEnumerable<object[]> Data(MethodInfo fact) => fact.GetCustomAttributes<DataAttribute>().ToList() is { Count: > 0 } data
        ? data.SelectMany(each => each.GetData(fact))
        : [[]];

    static async Task<Exception?> FailureAsync(JournalConformance suite, MethodInfo fact, object[] arguments)
    {
        await suite.InitializeAsync();
        try
        {
            await (Task)fact.Invoke(suite, arguments)!;
            return null;
        }
#pragma warning disable CA1031 // Whatever a fact throws is its failure.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return failure;
        }
        finally
        {
            await suite.DisposeAsync();
        }
    }
}

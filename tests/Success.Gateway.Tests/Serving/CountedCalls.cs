using System.Collections.Concurrent;
using Success.Silo;

namespace Success.Gateway.Tests.Serving;

/// <summary>Counts the calls of grains, whoever makes them, by the interface that is called.</summary>
sealed class CountedCalls : IIncomingGrainCallFilter
{
    readonly ConcurrentDictionary<string, int> _calls = new(StringComparer.Ordinal);

    public Task Invoke(IIncomingGrainCallContext context)
    {
        _calls.AddOrUpdate(context.InterfaceName.Split('.')[^1], 1, static (_, count) => count + 1);
        return context.Invoke();
    }

    public void Clear() => _calls.Clear();

    public Dictionary<string, int> ToDictionary() => new(_calls, StringComparer.Ordinal);
}

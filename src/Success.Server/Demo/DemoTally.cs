using System.Collections.Concurrent;

namespace Success.Server.Demo;

/// <summary>Counts what happened and can no longer be seen at the end. Safe for concurrent use.</summary>
sealed class DemoTally
{
    readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>How often something happened.</summary>
    public int this[string what] => _counts.GetValueOrDefault(what);

    /// <summary>It happened.</summary>
    public void Count(string what, int times = 1)
    {
        if (times > 0)
        {
            _counts.AddOrUpdate(what, times, (_, before) => before + times);
        }
    }
}

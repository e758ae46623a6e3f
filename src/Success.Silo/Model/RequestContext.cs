namespace Success.Silo;

/// <summary>
/// What travels with a call beside its arguments: who asks, a correlation id. It flows from a caller to what it calls, and on from
/// there; what a callee changes is not seen by its caller.
/// </summary>
public static class RequestContext
{
    // The dictionary is never changed once it is set: branches of an asynchronous flow share it.
    static readonly AsyncLocal<Dictionary<string, object>?> Values = new();

    /// <summary>What is kept under <paramref name="key"/>, or null.</summary>
    public static object? Get(string key) => Values.Value?.GetValueOrDefault(key);

    /// <summary>Keeps <paramref name="value"/> under <paramref name="key"/>. The value must be immutable.</summary>
    public static void Set(string key, object value)
    {
        ArgumentNullException.ThrowIfNull(key);
        Values.Value = new(Values.Value ?? [], StringComparer.Ordinal) { [key] = value };
    }

    /// <summary>Forgets what is kept under <paramref name="key"/>; false when there was nothing.</summary>
    public static bool Remove(string key)
    {
        if (Values.Value?.ContainsKey(key) is not true)
        {
            return false;
        }

        var rest = new Dictionary<string, object>(Values.Value, StringComparer.Ordinal);
        rest.Remove(key);
        Values.Value = rest.Count == 0 ? null : rest;
        return true;
    }

    /// <summary>Forgets everything.</summary>
    public static void Clear()
    {
        if (Values.Value is not null)
        {
            Values.Value = null;
        }
    }
}

namespace Success.Silo;

/// <summary>Says who waits for whom.</summary>
static class CallChain
{
    /// <summary>So long a chain is told in full; of a longer one the ends are.</summary>
    const int MaxLength = 32;

    /// <summary>The answer of a call that has waited too long: it names the chain that the call is a part of.</summary>
    public static TimeoutException Timeout(GrainCall call, TimeSpan timeout) =>
        new($"{call} did not answer within {timeout}. Calls that wait for each other: {Describe(call)}.");

    /// <summary>For example <c>account/a.Record → portfolio/p.Publish → account/a.Record</c>.</summary>
    public static string Describe(Request request)
    {
        var chain = new LinkedList<string>();
        chain.AddFirst(request.ToString());
        for (var caller = request.Caller; caller is not null && chain.Count <= MaxLength; caller = caller.Caller)
        {
            chain.AddFirst(caller.ToString());
        }

        for (var awaited = request.Awaited; awaited is { IsAnswered: false } && chain.Count <= 2 * MaxLength; awaited = awaited.Awaited)
        {
            chain.AddLast(awaited.ToString());
        }

        return string.Join(" → ", chain);
    }
}

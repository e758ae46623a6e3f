namespace Success.Gateway.Tests.Serving;

/// <summary>Waits for what happens by itself.</summary>
static class Patience
{
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(60);

    /// <summary>Asks until it is so, and fails by saying what never came.</summary>
    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);

    /// <summary>Asks until it is so, and fails by saying what never came.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(Longest);
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail($"This never came: {what}.");
            }

            await Task.Yield();
        }
    }
}

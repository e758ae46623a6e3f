namespace Success.GraphQL.AspNetCore.Tests;

/// <summary>Waits for what will be so.</summary>
static class Wait
{
    /// <summary>Asks again and again, for a minute at most.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await isSo())
        {
            Assert.False(patience.IsCancellationRequested, $"Waited a minute for {what}.");
            await Task.Yield();
        }
    }

    public static Task UntilAsync(Func<bool> isSo, string what) => UntilAsync(() => Task.FromResult(isSo()), what);
}

namespace Success.Grains.Tests;

/// <summary>Waits for what happens by itself.</summary>
static class Patience
{
    /// <summary>Asks until the answer is the one that is looked for, and fails by saying what never came.</summary>
    public static async Task<T> ForAsync<T>(Func<Task<T>> ask, Func<T, bool> isIt, string what)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var answer = await ask();
            if (isIt(answer))
            {
                return answer;
            }

            if (patience.IsCancellationRequested)
            {
                Assert.Fail($"This never came: {what}.");
            }

            await Task.Yield();
        }
    }
}

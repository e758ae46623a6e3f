using Success.Testing;

namespace Success.GraphQL.AspNetCore.Tests;

/// <summary>Waits for what will be so.</summary>
static class Wait
{
    /// <summary>Asks again and again, as long as patience lasts.</summary>
    public static Task UntilAsync(Func<Task<bool>> isSo, string what) => Patience.UntilAsync(isSo, what);

    public static Task UntilAsync(Func<bool> isSo, string what) => Patience.UntilAsync(isSo, what);
}

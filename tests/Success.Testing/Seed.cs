using System.Globalization;
using System.Security.Cryptography;

namespace Success.Testing;

/// <summary>The seed of a random run: a fresh one, or the one that <c>SUCCESS_SEED</c> names, to see a failure again.</summary>
public static class Seed
{
    /// <summary>The environment variable that fixes the seed.</summary>
    public const string Variable = "SUCCESS_SEED";

    /// <summary>Draws the seed and says it, so that a failure's output holds it.</summary>
    public static int Draw(Action<string> say)
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable(Variable), NumberStyles.None, CultureInfo.InvariantCulture, out var given)
            ? given
            : RandomNumberGenerator.GetInt32(int.MaxValue);
        say(string.Create(CultureInfo.InvariantCulture, $"{Variable}={seed}"));
        return seed;
    }
}

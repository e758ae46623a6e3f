using System.Security.Cryptography;

namespace Success.Grains.SignIn;

/// <summary>Randomness for secrets.</summary>
public interface ISecretSource
{
    /// <summary>Fills a span with bytes that nobody can foretell.</summary>
    void Fill(Span<byte> bytes);
}

/// <summary>The operating system's.</summary>
sealed class RandomSecretSource : ISecretSource
{
    public void Fill(Span<byte> bytes) => RandomNumberGenerator.Fill(bytes);
}

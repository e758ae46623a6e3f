using System.Globalization;
using Success.Domain.Tenancy;

namespace Success.Grains.SignIn;

/// <summary>
/// Makes secrets. They are made outside of the grains and shown once, by whoever asked; what goes into a grain is their hash.
/// </summary>
public sealed class Secrets(ISecretSource source)
{
    // The greatest multiple of the number of codes that four bytes can hold; what lies above would make low codes likelier.
    const uint EvenUpTo = uint.MaxValue / SignInCode.Count * SignInCode.Count;

    /// <summary>A fresh token.</summary>
    public SecretText NextToken()
    {
        Span<byte> bytes = stackalloc byte[SecretText.Bits / 8];
        source.Fill(bytes);
        return SecretText.Of(bytes);
    }

    /// <summary>A fresh code, each as likely as any other.</summary>
    public SignInCode NextCode()
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        uint drawn;
        do
        {
            source.Fill(bytes);
            drawn = BitConverter.ToUInt32(bytes);
        }
        while (drawn >= EvenUpTo);

        return SignInCode.Parse((drawn % SignInCode.Count).ToString("D6", CultureInfo.InvariantCulture)).Value;
    }
}

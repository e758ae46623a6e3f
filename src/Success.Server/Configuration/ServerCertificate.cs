using System.Security.Cryptography.X509Certificates;

namespace Success.Server.Configuration;

/// <summary>What https is served with.</summary>
/// <param name="Certificate">The certificate with its private key.</param>
/// <param name="Chain">What stands in the certificate's file: the certificate, and those that vouch for it, which clients need to trust it.</param>
sealed record ServerCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    /// <summary>Reads two PEM files.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">They are none, or do not belong together.</exception>
    public static ServerCertificate Read(string certificate, string key)
    {
        var chain = new X509Certificate2Collection();
        chain.ImportFromPemFile(certificate);
        return new(X509Certificate2.CreateFromPemFile(certificate, key), chain);
    }
}

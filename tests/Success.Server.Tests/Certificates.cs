using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Success.Server.Tests;

/// <summary>Makes certificates for https.</summary>
static class Certificates
{
    /// <summary>Writes a certificate for this machine with the one that vouches for it, and its key.</summary>
    /// <returns>The root, which vouches for the latter and is in no file.</returns>
    public static X509Certificate2 WriteChain(string certificate, string key)
    {
        using var rootKey = RSA.Create(2048);
        using var middleKey = RSA.Create(2048);
        using var ownKey = RSA.Create(2048);
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var root = Request("CN=Root", rootKey, isAuthority: true).CreateSelfSigned(from, until);
        using var middle = Request("CN=Middle", middleKey, isAuthority: true).Create(root, from, until, [1]).CopyWithPrivateKey(middleKey);
        using var own = Request("CN=localhost", ownKey, isAuthority: false).Create(middle, from, until, [2]);
        File.WriteAllText(certificate, own.ExportCertificatePem() + "\n" + middle.ExportCertificatePem());
        File.WriteAllText(key, ownKey.ExportPkcs8PrivateKeyPem());
        return root;
    }

    static CertificateRequest Request(string name, RSA key, bool isAuthority)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, true));
        if (!isAuthority)
        {
            var names = new SubjectAlternativeNameBuilder();
            names.AddIpAddress(IPAddress.Loopback);
            request.CertificateExtensions.Add(names.Build());
        }

        return request;
    }
}

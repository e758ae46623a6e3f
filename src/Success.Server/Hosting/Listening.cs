using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Success.Gateway;
using Success.Server.Configuration;

namespace Success.Server.Hosting;

/// <summary>Where the server listens.</summary>
static class Listening
{
    /// <summary>
    /// What keeps the server from listening at its urls, before anything is started: a place that is taken, or is not this machine's. Told all at
    /// once and without the stacks that the framework would log of each.
    /// </summary>
    public static IEnumerable<SettingError> Check(ImmutableArray<Uri> urls) =>
        from url in urls
        let reason = AddressesOf(url).Select(address => WhyNot(new(address, url.Port))).FirstOrDefault(reason => reason is not null)
        where reason is not null
        select new SettingError(Settings.Urls.Key, url.GetLeftPart(UriPartial.Authority), $"cannot be listened at: {reason}.");

    /// <summary>Has Kestrel listen at every url.</summary>
    public static void Listen(KestrelServerOptions kestrel, ServerConfiguration configuration)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = GatewayOptions.MaxBodyBytes;
        foreach (var url in configuration.Urls)
        {
            Action<ListenOptions> secure = url.Scheme == Uri.UriSchemeHttps ? listen => listen.UseHttps(Https(configuration.Certificate!)) : static _ => { };
            if (IPAddress.TryParse(url.Host.Trim('[', ']'), out var address))
            {
                kestrel.Listen(address, url.Port, secure);
            }
            else if (url.IsLoopback)
            {
                ListenOnLoopback(kestrel, url.Port, secure);
            }
            else
            {
                kestrel.ListenAnyIP(url.Port, secure);
            }
        }
    }

    static HttpsConnectionAdapterOptions Https(ServerCertificate certificate) =>
        new() { ServerCertificate = certificate.Certificate, ServerCertificateChain = certificate.Chain };

    /// <summary>Any free port can be asked for on one address only; 'localhost' means both.</summary>
    static void ListenOnLoopback(KestrelServerOptions kestrel, int port, Action<ListenOptions> secure)
    {
        if (port == 0)
        {
            kestrel.Listen(IPAddress.Loopback, port, secure);
        }
        else
        {
            kestrel.ListenLocalhost(port, secure);
        }
    }

    // Of 'localhost' and of any address the IPv4 one: a machine need not have the other.
    static IPAddress[] AddressesOf(Uri url) =>
        IPAddress.TryParse(url.Host.Trim('[', ']'), out var address) ? [address] : [url.IsLoopback ? IPAddress.Loopback : IPAddress.Any];

    static string? WhyNot(IPEndPoint place)
    {
        try
        {
            using var socket = new Socket(place.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(place);
            socket.Listen();
            return null;
        }
        catch (SocketException exception)
        {
            return exception.SocketErrorCode switch
            {
                SocketError.AddressAlreadyInUse => "another program listens there",
                SocketError.AddressNotAvailable => "the address is not one of this machine's",
                SocketError.AccessDenied => "the account that runs the server may not; ports below 1024 often need more rights",
                _ => exception.Message,
            };
        }
    }
}

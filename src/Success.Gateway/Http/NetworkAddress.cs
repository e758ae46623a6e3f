using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;

namespace Success.Gateway.Http;

/// <summary>The network address from which a request comes, as limits count it.</summary>
static class NetworkAddress
{
    // What belongs to one household or machine; an attacker has the whole of it anyway.
    const int Ipv6NetworkBytes = 8;

    /// <summary>An IPv4 address, or the first 64 bits of an IPv6 address. Behind trusted proxies it is the one that they tell.</summary>
    public static string Of(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"ip|{Convert.ToHexString(address.GetAddressBytes().AsSpan(0, Ipv6NetworkBytes))}"
            : $"ip|{address}";
    }
}

using System.Net;
using System.Net.Sockets;

namespace Success.Testing;

/// <summary>
/// A port of this machine that is given to nobody who asks for any, as long as a test holds it: whoever is told its number can listen there,
/// stop, and listen again. While nobody does, connections are refused.
/// </summary>
public sealed class HeldPort : IDisposable
{
    // Both addresses that 'localhost' stands for.
    static readonly IPAddress[] Addresses = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    readonly List<Socket> _sockets = [];

    /// <summary>Finds one and holds it.</summary>
    public HeldPort()
    {
        while (!TryHold())
        {
            // The port that the first address has is somebody else's at the second.
            Dispose();
        }
    }

    /// <summary>Its number.</summary>
    public int Number { get; private set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sockets.ForEach(static socket => socket.Dispose());
        _sockets.Clear();
        Number = 0;
    }

    // Who binds without listening keeps others from getting the port by chance, and nobody from listening who asks for it.
    bool TryHold()
    {
        foreach (var address in Addresses.Where(address => address.AddressFamily == AddressFamily.InterNetwork || Socket.OSSupportsIPv6))
        {
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            _sockets.Add(socket);
            try
            {
                socket.Bind(new IPEndPoint(address, Number));
            }
            catch (SocketException taken) when (taken.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                return false;
            }
            catch (SocketException absent) when (absent.SocketErrorCode == SocketError.AddressNotAvailable)
            {
                continue;
            }

            Number = ((IPEndPoint)socket.LocalEndPoint!).Port;
        }

        return true;
    }
}

using System.Security.Cryptography;
using System.Text;

namespace Success.Gateway.Identity;

/// <summary>
/// Credentials that were good when they were last looked up. That opens nothing: each is looked up again at each request. Only whoever
/// presents another is held to be guessing. What is kept is a digest of each.
/// </summary>
sealed class ProvenCredentials
{
    /// <summary>
    /// Most that are remembered, some 10 MB of them; beyond it those that were not used for longest are forgotten. A forgotten one
    /// is as one that was never seen.
    /// </summary>
    public const int MaxRemembered = 200_000;

    // In two generations, so that forgetting is dropping the older one: what is used meanwhile moves to the younger.
    const int PerGeneration = MaxRemembered / 2;

    readonly Lock _lock = new();
    HashSet<UInt128> _younger = [];
    HashSet<UInt128> _older = [];

    /// <summary>How many are remembered.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _younger.Count + _older.Count;
            }
        }
    }

    /// <summary>Remembers one that is good.</summary>
    public void Add(string credential)
    {
        var digest = DigestOf(credential);
        lock (_lock)
        {
            if (_younger.Contains(digest))
            {
                return;
            }

            if (_younger.Count == PerGeneration)
            {
                (_older, _younger) = (_younger, []);
            }

            _younger.Add(digest);
            _older.Remove(digest);
        }
    }

    /// <summary>Whether one was good when it was last looked up.</summary>
    public bool Contains(string credential)
    {
        var digest = DigestOf(credential);
        lock (_lock)
        {
            return _younger.Contains(digest) || _older.Contains(digest);
        }
    }

    /// <summary>Forgets one that is good no more.</summary>
    public void Remove(string credential)
    {
        var digest = DigestOf(credential);
        lock (_lock)
        {
            _younger.Remove(digest);
            _older.Remove(digest);
        }
    }

    // Half of the hash is enough: whoever met one of these by chance would have to guess as well as for the credential.
    static UInt128 DigestOf(string credential)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(credential), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
    }
}

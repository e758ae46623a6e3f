using Success.Grains.SignIn;

namespace Success.Grains.Changes;

/// <summary>Watches what a credential was verified to be. Dispose of it when nobody relies on that any more.</summary>
public sealed class RightsWatch : IDisposable
{
    readonly CancellationTokenSource _changed = new();
    readonly Action<RightsWatch> _end;

    internal RightsWatch(Verified credential, Action<RightsWatch> end)
    {
        (Credential, _end) = (credential, end);
        Changed = _changed.Token;
    }

    /// <summary>What was verified.</summary>
    public Verified Credential { get; }

    /// <summary>
    /// Cancelled when the rights have changed or ended: verify the credential again, and end what rests on it when that is refused.
    /// Time ends credentials as well, and tells nobody: see <see cref="Verified.Until"/>.
    /// </summary>
    public CancellationToken Changed { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _end(this);
        _changed.Dispose();
    }

    /// <summary>Tells whoever watches, on a thread of its own: a grain that tells must not run what others do then.</summary>
    internal void Tell()
    {
        try
        {
            _ = _changed.CancelAsync();
        }
        catch (ObjectDisposedException)
        {
            // Nobody relies on it any more.
        }
    }
}

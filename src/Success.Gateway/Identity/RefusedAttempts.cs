using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Success.Gateway.Identity;

/// <summary>What was presented.</summary>
public enum CredentialKind
{
    /// <summary>An API client's key.</summary>
    Key,

    /// <summary>A session's cookie.</summary>
    Session,
}

/// <summary>
/// Counts refused credentials by the minute, and says of each one line in the log, however often it was tried: so nobody can fill the log,
/// and a program that goes on with a revoked key is seen all the same.
/// </summary>
public sealed partial class RefusedAttempts(TimeProvider time, ILogger<RefusedAttempts> logger) : IDisposable
{
    /// <summary>Most credentials that are told apart in one minute; the rest is counted together.</summary>
    public const int MaxCredentials = 1_000;

    const string Others = "others";
    const string Malformed = "malformed";

    readonly Lock _telling = new();
    ConcurrentDictionary<(CredentialKind Kind, string Credential), int> _counts = new();
    long _minute;

    /// <summary>Counts one.</summary>
    /// <param name="kind">What was presented.</param>
    /// <param name="credential">Its public part; null when it was malformed. Never the secret.</param>
    internal void Count(CredentialKind kind, string? credential)
    {
        GatewayInstruments.Refused(kind == CredentialKind.Key ? "key" : "session");
        TellWhenMinuteIsOver();
        var counts = _counts;
        var known = (kind, credential ?? Malformed);
        counts.AddOrUpdate(counts.Count < MaxCredentials || counts.ContainsKey(known) ? known : (kind, Others), 1, static (_, count) => count + 1);
    }

    /// <summary>Tells of the last minute.</summary>
    public void Dispose() => Tell(long.MaxValue);

    /// <summary>Tells of the minute that is over: with the next attempt is soon enough.</summary>
    void TellWhenMinuteIsOver()
    {
        var minute = time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute;
        if (Volatile.Read(ref _minute) != minute)
        {
            Tell(minute);
        }
    }

    void Tell(long minute)
    {
        lock (_telling)
        {
            if (_minute == minute)
            {
                return;
            }

            var (over, counts) = (_minute, Interlocked.Exchange(ref _counts, new()));
            Volatile.Write(ref _minute, minute);
            foreach (var ((kind, credential), count) in counts)
            {
                LogRefused(kind, credential, count, new DateTime(over * TimeSpan.TicksPerMinute, DateTimeKind.Utc));
            }
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Kind} {Credential} was refused {Count} times in the minute from {Minute:u}")]
    partial void LogRefused(CredentialKind kind, string credential, int count, DateTime minute);
}

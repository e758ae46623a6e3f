using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Gateway.Ingestion;

/// <summary>How much one stream of measurements may ask for.</summary>
public static class IngestionLimits
{
    /// <summary>
    /// Most bytes of a body, unpacked, for a key with the scope <c>measure</c>: half a million lines, a minute's work. Everybody else's is
    /// <see cref="GatewayOptions.MaxBodyBytes"/>.
    /// </summary>
    public const long MaxBodyBytes = 64 * 1024 * 1024;

    /// <summary>Most bytes of a line without its end: the longest note (<see cref="Texts.MaxNoteLength"/>) with every character escaped, and the rest.</summary>
    public const int MaxLineBytes = 32 * 1024;

    /// <summary>Most lines of a body that cannot be read as measurements. With more of them it is some other file.</summary>
    public const int MaxUnreadableLines = 1_000;

    /// <summary>
    /// Most bytes of results that wait for a client that does not read: it may send some 200,000 good lines before it looks at the answer.
    /// Beyond it nothing more of its body is read.
    /// </summary>
    public const int MaxUnreadAnswerBytes = 8 * 1024 * 1024;

    /// <summary>Most streams of one tenant at once: what they hold is bounded by this, and so is what the tenant's neighbours lose to it.</summary>
    public const int MaxStreams = 16;

    /// <summary>The longest time in which no whole line comes. A sender may wait for its next value, not hold its place in <see cref="MaxStreams"/> for ever.</summary>
    public static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(2);

    /// <summary>Most bytes of a caller's body.</summary>
    internal static long BodyBytesOf(Audience audience) =>
        audience.Scopes.HasFlag(ClientScopes.Measure) ? MaxBodyBytes : GatewayOptions.MaxBodyBytes;
}

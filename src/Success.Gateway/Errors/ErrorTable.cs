using System.Collections.Frozen;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Grains.Changes;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Silo;

namespace Success.Gateway.Errors;

/// <summary>The one table of what callers, proxies and operators get to see of an error. A test keeps it total.</summary>
public static class ErrorTable
{
    /// <summary>Nobody is signed in, and no key was given, or it is not valid (any more).</summary>
    public static ErrorRow Unauthenticated { get; } = new("UNAUTHENTICATED", 401, LogLevel.Debug) { IsForClients = true };

    /// <summary>Anything that nobody foresaw.</summary>
    public static ErrorRow Internal { get; } = new("INTERNAL", 500, LogLevel.Error);

    static readonly FrozenDictionary<DomainErrorCode, ErrorRow> Refusals = new Dictionary<DomainErrorCode, ErrorRow>
    {
        [DomainErrorCode.Invalid] = ForClients("INVALID", 400),
        [DomainErrorCode.NotFound] = ForClients("NOT_FOUND", 404),
        [DomainErrorCode.Conflict] = ForClients("CONFLICT", 409),
        [DomainErrorCode.Forbidden] = ForClients("FORBIDDEN", 403),
        [DomainErrorCode.LimitReached] = ForClients("LIMIT_REACHED", 422),
        [DomainErrorCode.Stale] = ForClients("STALE", 409),
        [DomainErrorCode.Unsupported] = ForClients("UNSUPPORTED", 422),
    }.ToFrozenDictionary();

    // In order: the first that fits counts, so what is narrower stands first.
    static readonly (Type Fault, ErrorRow Row)[] Faults =
    [
        (typeof(SubscriberTooSlowException), ForClients("SUBSCRIBER_TOO_SLOW", 503)),
        (typeof(RightsChangedException), ForClients("RIGHTS_CHANGED", 401)),
        (typeof(JournalConflictException), new("BUSY", 503, LogLevel.Warning)),
        (typeof(JournalUnavailableException), new("UNAVAILABLE", 503, LogLevel.Error)),
        (typeof(JournalCorruptException), Internal with { LogLevel = LogLevel.Critical }),
        (typeof(WrongTenantException), Internal with { LogLevel = LogLevel.Critical }),
        (typeof(SiloUnavailableException), new("UNAVAILABLE", 503, LogLevel.Warning)),
        (typeof(LimitExceededException), new("BUSY", 503, LogLevel.Warning)),
        (typeof(TimeoutException), new("UNAVAILABLE", 503, LogLevel.Warning)),
        (typeof(OperationCanceledException), new("CANCELLED", 499, LogLevel.Debug)),
        (typeof(Exception), Internal),
    ];

    /// <summary>The row of a refusal.</summary>
    public static ErrorRow Of(DomainErrorCode code) => Refusals[code];

    /// <summary>The row of a fault or a bug.</summary>
    public static ErrorRow Of(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        return exception is RefusedException refused ? Of(refused.Refusal.Code) : Array.Find(Faults, row => row.Fault.IsInstanceOfType(exception)).Row;
    }

    static ErrorRow ForClients(string code, int status) => new(code, status, LogLevel.Debug) { IsForClients = true };
}

using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>
/// Something that happened to an account, as its journal keeps it for ever. The family is closed and split by concept:
/// <see cref="ProfileEvent"/>, <see cref="Plans.PlanEvent"/>, <see cref="Agreements.AgreementEvent"/> and
/// <see cref="CommandRemembered"/>. Each has a stable name (<see cref="EventNameAttribute"/>).
/// </summary>
public abstract record AccountEvent
{
    private protected AccountEvent()
    {
    }

    /// <summary>When it was decided, in UTC.</summary>
    [JsonPropertyOrder(-2)]
    public DateTimeOffset At { get; init; }

    /// <summary>Who caused it.</summary>
    [JsonPropertyOrder(-1)]
    public Who By { get; init; }
}

/// <summary>A command was carried out whose caller may repeat it.</summary>
/// <param name="Key">Digest of the actor and the idempotency key.</param>
/// <param name="Command">Digest of the command.</param>
/// <param name="Subject">The id that its answer named, if any.</param>
[EventName("CommandRemembered")]
public sealed record CommandRemembered(Fingerprint Key, Fingerprint Command, string? Subject) : AccountEvent;

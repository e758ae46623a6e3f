namespace Success.Domain.Tenancy;

/// <summary>
/// What a browser presents: a session's cookie or a link to sign in by, <c>t7k2.0198c5e0….9f3a…</c>: the tenant's route tag, which only
/// routes, the id of what it opens, and a secret. All characters may stand in a cookie and in an address.
/// </summary>
/// <typeparam name="T">What it opens.</typeparam>
/// <param name="Tenant">The tenant's route tag.</param>
/// <param name="Id">The session or link.</param>
/// <param name="Secret">The secret.</param>
public sealed record Ticket<T>(RouteTag Tenant, Id<T> Id, SecretText Secret)
    where T : IIdentified
{
    const char Separator = '.';

    /// <summary>The ticket in the clear, for the one who shall have it. <see cref="object.ToString"/> keeps the secret.</summary>
    public string Reveal() => $"{Tenant}{Separator}{Id.ToGuid():N}{Separator}{Secret.Reveal()}";

    /// <summary>Reads a ticket. Whatever is wrong with it, the refusal is the same.</summary>
    public static Result<Ticket<T>> Parse(string? text)
    {
        if (text?.Split(Separator) is not [var tagText, var idText, var secretText])
        {
            return Malformed;
        }

        var (tag, id, secret) = (RouteTag.Create(tagText), Id<T>.Parse($"{T.Prefix}_{idText}"), SecretText.Parse(secretText));
        return tag.IsSuccess && id.IsSuccess && secret.IsSuccess ? new Ticket<T>(tag.Value, id.Value, secret.Value) : Malformed;
    }

    static DomainError Malformed { get; } = Refusal.Forbidden(null, "This is not a valid credential; sign in again.");
}

using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// API clients.
public sealed partial record Tenant
{
    const ClientScopes AllScopes = ClientScopes.Read | ClientScopes.Measure | ClientScopes.Plan | ClientScopes.Alerts | ClientScopes.Admin;

    Decided Create(TenantCommand.CreateClient create, TenantContext context)
    {
        if (context.Audience is not { } creator)
        {
            return Refusal.Forbidden(null, "API clients are created by members, or by clients with the scope ADMIN.");
        }

        var action = ActionOn(creator.Side, PolicyAction.ManageProviderClients, PolicyAction.ManageCustomerClients);
        if (RefuseToBind(context, action, creator.Side, mustBeEvery: false, create.Accounts) is { } unbound)
        {
            return unbound;
        }

        var refusals = new Refusals();
        var name = refusals.Take(Texts.Name(create.Name, "name"));
        refusals.Add(RefuseScopes(creator, create.Scopes));
        refusals.Add(RefuseLife(create, context));
        refusals.Add(RefuseSecret(create.Secret));
        if (!refusals.IsEmpty)
        {
            return refusals.ToError();
        }

        if (Clients.Values.Count(client => client.RevokedAt is null) >= TenantLimits.MaxClients)
        {
            return Refusal.LimitReached(null, $"A workspace has at most {TenantLimits.MaxClients} API clients; revoke one that nobody uses.");
        }

        var id = context.Ids.Next<ApiClient>();
        var text = context.Write($"{id}.name", name!);
        return Because(
            new ClientCreated(id, creator.Side, create.Scopes, create.Accounts, create.ExpiresAt, create.Secret, text.Digest!.Value), text) with
        {
            Subject = id.ToString(),
        };
    }

    static DomainError? RefuseScopes(Audience creator, ClientScopes scopes)
    {
        if (scopes == ClientScopes.None || (scopes & ~AllScopes) != ClientScopes.None)
        {
            return Refusal.Invalid("scopes", "A client has at least one of the scopes READ, MEASURE, PLAN, ALERTS and ADMIN.");
        }

        // A member's role says what it may have done; a client must not hand out what it has not got.
        return creator.Role is null && (scopes & ~creator.Scopes) != ClientScopes.None
            ? Refusal.Forbidden("scopes", "A client creates and rotates only clients whose scopes it has itself.")
            : null;
    }

    static DomainError? RefuseLife(TenantCommand.CreateClient create, TenantContext context)
    {
        if (create.ExpiresAt.Offset != TimeSpan.Zero)
        {
            return Refusal.Invalid("expiresAt", "An instant here is in UTC.");
        }

        return create.ExpiresAt <= context.Now || create.ExpiresAt > context.Now + TenantLimits.MaxClientLife
            ? Refusal.Invalid("expiresAt", $"A client ends in the future, at most two years ({TenantLimits.MaxClientLife.Days} days) from now.")
            : null;
    }

    DomainError? RefuseSecret(SecretHash secret) =>
        secret == default ? Refusal.Invalid("secret", "A client needs a secret.")
        : Clients.Values.Any(client => client.Secret == secret || client.Previous?.Secret == secret)
            ? Refusal.Conflict("secret", "This secret is in use; make a fresh one.")
            : null;

    Decided Rotate(TenantCommand.RotateClient rotate, TenantContext context) =>
        Find(rotate.Client, context).Then<Decision<TenantEvent>>(client =>
        {
            var action = ActionOn(client.Side, PolicyAction.ManageProviderClients, PolicyAction.ManageCustomerClients);
            var refusal = Refuse(context, action, client.Accounts, "client")
                ?? RefuseScopes(context.Audience!, client.Scopes)
                ?? RefuseSecret(rotate.Secret);
            if (refusal is not null)
            {
                return refusal;
            }

            if (!client.IsLive(context.Now))
            {
                return Refusal.Conflict("client", "This client is revoked or expired; create another.");
            }

            if (rotate.Overlap < TimeSpan.Zero || rotate.Overlap > TenantLimits.MaxRotationOverlap)
            {
                return Refusal.Invalid("overlap", $"The present secret works for 0 to {TenantLimits.MaxRotationOverlap.Days} days longer.");
            }

            DateTimeOffset? until = rotate.Overlap == TimeSpan.Zero ? null : context.Now + rotate.Overlap;
            return Because(new ClientRotated(client.Id, rotate.Secret, until));
        });

    Decided Revoke(TenantCommand.RevokeClient revoke, TenantContext context) =>
        Find(revoke.Client, context).Then<Decision<TenantEvent>>(client =>
        {
            var action = ActionOn(client.Side, PolicyAction.RevokeProviderClients, PolicyAction.RevokeCustomerClients);
            if (Refuse(context, action, client.Accounts, "client") is { } forbidden)
            {
                return forbidden;
            }

            if (client.RevokedAt is not null)
            {
                return Nothing;
            }

            var revoked = Clients.Values.Where(other => other.RevokedAt is not null).OrderBy(other => other.RevokedAt).ThenBy(other => other.Id).ToList();
            return revoked.Count < TenantLimits.MaxRevokedClients
                ? Because(new ClientRevoked(client.Id))
                : new Decision<TenantEvent>(new ClientRevoked(client.Id), new ClientForgotten(revoked[0].Id));
        });

    Decided Note(TenantCommand.NoteClientUse note, TenantContext context) =>
        RefuseUnless<Caller.Service>(context) is { } forbidden
            ? forbidden
            : Find(note.Client, context).Then<Decision<TenantEvent>>(client =>
                client.LastUsedOn >= context.Today ? Nothing : Because(new ClientUsed(client.Id, context.Today)));

    /// <summary>A client that the caller may see.</summary>
    Result<ApiClient> Find(Id<ApiClient> id, TenantContext context) =>
        Clients.TryGetValue(id, out var client)
        && Sees(context, ActionOn(client.Side, PolicyAction.ReadProviderClients, PolicyAction.ReadCustomerClients), client.Accounts)
            ? client
            : Refusal.NotFound("client", "There is no such API client.");
}

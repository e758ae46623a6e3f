using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>What is done to API clients.</summary>
[Resolvers("Mutation")]
public static class ApiClientMutations
{
    // A day to bring the new key to where the old one is.
    static readonly TimeSpan UsualOverlap = TimeSpan.FromDays(1);

    /// <summary>Creates an API client; its key is in the answer.</summary>
    public static async Task<TenantPayload> CreateApiClient(CreateApiClientInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var accounts = asking.Scope(input.Accounts, AccountScope.Everything);
        var secret = asking.Request.Services.Mint.MintClientSecret();
        var key = asking.Key(input.IdempotencyKey);
        var scopes = ClientScopeSet.Of(input.Scopes);
        var payload = await asking.CarryAsync(
            () => new TenantCommand.CreateClient(input.Name, scopes, accounts, input.ExpiresAt.ToUniversalTime(), secret.Hash) { Key = key });
        return payload.WithKey(asking.Request, secret.Secret);
    }

    /// <summary>Gives an API client another secret.</summary>
    public static async Task<TenantPayload> RotateApiClient(RotateApiClientInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var client = asking.Id<ApiClient>(input.ApiClient, "apiClient");
        var secret = asking.Request.Services.Mint.MintClientSecret();
        var key = asking.Key(input.IdempotencyKey);
        var payload = await asking.CarryAsync(
            () => new TenantCommand.RotateClient(client, secret.Hash, input.Overlap ?? UsualOverlap) { Key = key }, client.ToString());
        return payload.WithKey(asking.Request, secret.Secret);
    }

    /// <summary>Refuses an API client from now on.</summary>
    public static Task<TenantPayload> RevokeApiClient(RevokeApiClientInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        var client = asking.Id<ApiClient>(input.ApiClient, "apiClient");
        return asking.CarryAsync(() => new TenantCommand.RevokeClient(client), client.ToString());
    }
}

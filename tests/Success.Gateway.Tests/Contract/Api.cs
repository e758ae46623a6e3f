using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.Requests;
using Success.Gateway.Tests.Serving;
using Success.Grains.Changes;
using Success.Grains.Journals;
using Success.Grains.Tenancy;
using Success.GraphQL;
using Success.Silo;
using Success.Testing;

namespace Success.Gateway.Tests.Contract;

/// <summary>The API in this process: the contract's engine on a real silo over a real journal, asked as whoever one wants to be.</summary>
sealed class Api : IAsyncDisposable
{
    readonly GraphQLEngine _engine = GatewaySchema.CreateEngine(NullLogger.Instance, TimeProvider.System);

    Api(RunningGateway gateway) => Gateway = gateway;

    public RunningGateway Gateway { get; }

    public VerifiedCaller Owner { get; private set; } = null!;

    public static async Task<Api> StartAsync(Func<GatewayOptions, GatewayOptions>? options = null)
    {
        var api = new Api(await RunningGateway.StartAsync(options));
        api.Owner = await api.CallerAsync(member => member.Role == Role.ProviderOwner);
        return api;
    }

    public async Task<VerifiedCaller> CallerAsync(Func<Member, bool> who)
    {
        var tenant = (await Gateway.TenantOf(RunningGateway.Tag).View(0))!.Tenant;
        return new(RunningGateway.Tag, Audience.Of(tenant, tenant.Members.Values.Single(who)).Value);
    }

    /// <summary>The only API client there is.</summary>
    public async Task<VerifiedCaller> ClientAsync()
    {
        var tenant = (await Gateway.TenantOf(RunningGateway.Tag).View(0))!.Tenant;
        return new(RunningGateway.Tag, Audience.Of(tenant, tenant.Clients.Values.Single(), Gateway.Time.GetUtcNow()).Value);
    }

    /// <summary>Invites somebody to an account, who comes in at once.</summary>
    public async Task<VerifiedCaller> JoinAsync(string role, string account, string email)
    {
        var invited = await DoAsync(Owner, "inviteMember", "member { id }", new { name = "Somebody", email, role, accounts = new { bindings = new[] { new { account } } } });
        var id = Id<Member>.Parse(invited.GetProperty("member").GetProperty("id").GetString()).Value;
        Assert.Null((await Gateway.TenantOf(RunningGateway.Tag).Execute(new(new TenantCommand.AcceptInvitation(id), new Caller.Service()))).Refusal);
        return await CallerAsync(member => member.Id == id);
    }

    /// <summary>The whole response.</summary>
    public async Task<JsonElement> AskAsync(VerifiedCaller caller, string document, object? variables = null)
    {
        TenantScope.Enter(caller.Tenant);
        var output = new ArrayBufferWriter<byte>();
        await _engine.ExecuteAsync(Request(caller, document, variables), output, CancellationToken.None);
        return JsonDocument.Parse(output.WrittenMemory).RootElement;
    }

    /// <summary>The data of a response without errors.</summary>
    public async Task<JsonElement> ReadAsync(VerifiedCaller caller, string document, object? variables = null)
    {
        var response = await AskAsync(caller, document, variables);
        Assert.False(response.TryGetProperty("errors", out _), response.ToString());
        return response.GetProperty("data");
    }

    /// <summary>The payload of a mutation.</summary>
    public async Task<JsonElement> TryAsync(VerifiedCaller caller, string mutation, string selection, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var document = $"mutation ($input: {type}Input!) {{ {mutation}(input: $input) {{ {selection} userErrors {{ code field message }} }} }}";
        return (await ReadAsync(caller, document, new { input })).GetProperty(mutation);
    }

    /// <summary>The payload of a mutation that is carried out.</summary>
    public async Task<JsonElement> DoAsync(VerifiedCaller caller, string mutation, string selection, object input)
    {
        var payload = await TryAsync(caller, mutation, selection, input);
        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, payload.ToString());
        return payload;
    }

    /// <summary>The events of a subscription.</summary>
    public async IAsyncEnumerable<JsonElement> ListenAsync(VerifiedCaller caller, string document)
    {
        TenantScope.Enter(caller.Tenant);
        await foreach (var message in _engine.StreamAsync(Request(caller, document, null), CancellationToken.None))
        {
            yield return JsonDocument.Parse(message).RootElement;
        }
    }

    /// <summary>Waits until the portfolio has so many accounts: what is bound to an account needs its place.</summary>
    public Task SettleAsync(int accounts) =>
        UntilAsync("{ accounts { totalCount } }", data => data.GetProperty("accounts").GetProperty("totalCount").GetInt32() == accounts);

    /// <summary>Asks as the owner until the answer is so.</summary>
    public Task UntilAsync(string document, Func<JsonElement, bool> isSo) => Patience.UntilAsync(async () => isSo(await ReadAsync(Owner, document)), document);

    public ValueTask DisposeAsync() => Gateway.DisposeAsync();

    GraphQLRequest Request(VerifiedCaller caller, string document, object? variables)
    {
        var services = Gateway.Services;
        var gateway = new GatewayServices(
            services.GetRequiredService<IGrainFactory>(),
            services.GetRequiredService<LiveChanges>(),
            services.GetRequiredService<FeedDeliveries>(),
            Gateway.Time,
            services.GetRequiredService<IIdSeeds>(),
            services.GetRequiredService<ICredentialMint>());
        return new()
        {
            Document = Encoding.UTF8.GetBytes(document),
            Variables = variables is null ? default : JsonSerializer.SerializeToElement(variables, JsonSerializerOptions.Web),
            Services = services,
            State = new GatewayRequest(gateway, caller),
        };
    }
}

using Success.Domain.Tenancy;
using static Success.Domain.Tests.Tenancy.Workspace;

namespace Success.Domain.Tests.Tenancy;

public sealed class TenantClientsTests
{
    const ClientScopes ReadAndMeasure = ClientScopes.Read | ClientScopes.Measure;

    readonly Workspace _workspace = new();

    Caller Owner => _workspace.As(_workspace.Owner);

    [Fact]
    public void CreateClient_IsOfTheCreatorsSide()
    {
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin));

        var providers = _workspace.CreateClient(Owner, ReadAndMeasure, AccountScope.Everything);
        var customers = _workspace.CreateClient(admin, ReadAndMeasure, On(Acme));

        Assert.Equal([Side.Provider, Side.Customer], new[] { providers, customers }.Select(client => _workspace.State.Clients[client].Side));
    }

    [Fact]
    public void CreateClient_ByACustomersAdmin_IsForItsAccountsOnly()
    {
        var admin = _workspace.As(_workspace.Join(Role.CustomerAdmin));

        Assert.Equal("accounts", _workspace.Refuse(admin, Creation(accounts: AccountScope.Everything)).Field);
        Assert.Equal(_workspace.Refuse(admin, Creation(accounts: On(Nowhere))), _workspace.Refuse(admin, Creation(accounts: On(Bolt))));
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(admin, Creation(accounts: Below(Acme))).Code);
    }

    [Theory]
    [InlineData(Role.ProviderCsm)]
    [InlineData(Role.CustomerSponsor)]
    public void CreateClient_ByOthers_IsForbidden(Role role) =>
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(_workspace.As(_workspace.Join(role)), Creation()).Code);

    [Fact]
    public void CreateClient_ByAClient_HandsOutNoMoreThanItHas()
    {
        var client = _workspace.As(_workspace.CreateClient(Owner, ClientScopes.Admin | ClientScopes.Read, On(Acme)));

        Assert.Equal("scopes", _workspace.Refuse(client, Creation(ReadAndMeasure)).Field);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(client, Creation(ClientScopes.Read, AccountScope.Everything)).Code);
        Assert.Equal("role", _workspace.Refuse(
            _workspace.As(_workspace.CreateClient(Owner, ClientScopes.Admin, AccountScope.Everything)),
            new TenantCommand.InviteMember("O", Mail("o"), Role.ProviderOwner, AccountScope.Everything)).Field);
        _workspace.Do(client, Creation(ClientScopes.Read));
    }

    [Theory]
    [InlineData(ClientScopes.None)]
    [InlineData((ClientScopes)32)]
    [InlineData((ClientScopes)33)]
    public void CreateClient_WithoutAKnownScope_IsRefused(ClientScopes scopes) =>
        Assert.Equal("scopes", _workspace.Refuse(Owner, Creation(scopes)).Field);

    [Fact]
    public void CreateClient_EndsWithinTwoYears()
    {
        var last = _workspace.Now + TenantLimits.MaxClientLife;

        Assert.Equal("expiresAt", _workspace.Refuse(Owner, Creation() with { ExpiresAt = _workspace.Now }).Field);
        Assert.Equal("expiresAt", _workspace.Refuse(Owner, Creation() with { ExpiresAt = last.AddTicks(1) }).Field);
        Assert.Equal("expiresAt", _workspace.Refuse(Owner, Creation() with { ExpiresAt = _workspace.Now.AddDays(1).ToOffset(TimeSpan.FromHours(1)) }).Field);
        _workspace.Do(Owner, Creation() with { ExpiresAt = last });
    }

    [Fact]
    public void CreateClient_WithASecretInUse_IsAConflict()
    {
        _workspace.Do(Owner, Creation());

        Assert.Equal((DomainErrorCode.Conflict, "secret"), _workspace.Refuse(Owner, Creation()) is var error ? (error.Code, error.Field) : default);
    }

    [Fact]
    public void CreateClient_AtTheLimit_NeedsRoom()
    {
        var clients = Enumerable.Range(0, TenantLimits.MaxClients).Select(_ => _workspace.CreateClient(Owner, ReadAndMeasure, On(Acme))).ToList();

        Assert.Equal(DomainErrorCode.LimitReached, _workspace.Refuse(Owner, Creation()).Code);
        _workspace.Do(Owner, new TenantCommand.RevokeClient(clients[0]));
        _workspace.Do(Owner, Creation());
    }

    [Fact]
    public void RotateClient_KeepsTheOldSecretForTheOverlapOnly()
    {
        _workspace.Do(Owner, Creation());
        var id = _workspace.State.Clients.Keys.Single();
        var end = _workspace.Now.AddDays(7);

        _workspace.Do(Owner, new TenantCommand.RotateClient(id, Secret(2), TimeSpan.FromDays(7)));

        var client = _workspace.State.Clients[id];
        Assert.Equal([true, true, false], Accepted(client, end.AddTicks(-1)));
        Assert.Equal([false, true, false], Accepted(client, end));

        _workspace.Do(Owner, new TenantCommand.RotateClient(id, Secret(3), TimeSpan.Zero));
        Assert.Equal([false, false, true], Accepted(_workspace.State.Clients[id], _workspace.Now));

        static bool[] Accepted(ApiClient client, DateTimeOffset at) => [client.Accepts(Secret(1), at), client.Accepts(Secret(2), at), client.Accepts(Secret(3), at)];
    }

    [Fact]
    public void RotateClient_OverlapsForThirtyDaysAtMost()
    {
        var client = _workspace.CreateClient(Owner, ReadAndMeasure, On(Acme));
        var longest = TenantLimits.MaxRotationOverlap;

        Assert.Equal("overlap", _workspace.Refuse(Owner, new TenantCommand.RotateClient(client, Secret(2), TimeSpan.FromTicks(-1))).Field);
        Assert.Equal("overlap", _workspace.Refuse(Owner, new TenantCommand.RotateClient(client, Secret(2), longest + TimeSpan.FromTicks(1))).Field);
        _workspace.Do(Owner, new TenantCommand.RotateClient(client, Secret(2), longest));
    }

    [Fact]
    public void Client_BeyondItsEnd_IsRefusedEverywhere()
    {
        _workspace.Do(Owner, Creation());
        var client = _workspace.State.Clients.Values.Single();
        _workspace.Now = client.ExpiresAt;

        Assert.False(client.Accepts(Secret(1), _workspace.Now));
        Assert.Equal(DomainErrorCode.Forbidden, Audience.Of(_workspace.State, client, _workspace.Now).Error?.Code);
        Assert.Equal(DomainErrorCode.Conflict, _workspace.Refuse(Owner, new TenantCommand.RotateClient(client.Id, Secret(2), TimeSpan.Zero)).Code);
    }

    [Fact]
    public void RevokeClient_RefusesItAndWhatItHadAsked()
    {
        var id = _workspace.CreateClient(Owner, ClientScopes.Admin, AccountScope.Everything);
        var itself = _workspace.As(id);

        _workspace.Do(Owner, new TenantCommand.RevokeClient(id));

        Assert.False(_workspace.State.Clients[id].IsLive(_workspace.Now));
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(itself, new TenantCommand.RevokeClient(id)).Code);
        Assert.Empty(_workspace.Do(Owner, new TenantCommand.RevokeClient(id)));
    }

    [Fact]
    public void RevokeClient_BeyondTheRevokedOnesThatAreShown_ForgetsTheFirst()
    {
        var all = Enumerable.Range(0, TenantLimits.MaxRevokedClients + 1).Select(_ =>
        {
            var client = _workspace.CreateClient(Owner, ReadAndMeasure, On(Acme));
            _workspace.Now += TimeSpan.FromMinutes(1);
            _workspace.Do(Owner, new TenantCommand.RevokeClient(client));
            return client;
        }).ToList();

        Assert.DoesNotContain(all[0], _workspace.State.Clients.Keys);
        Assert.Equal(TenantLimits.MaxRevokedClients, _workspace.State.Clients.Count);
    }

    [Fact]
    public void CustomersClient_IsSeenByItsAdminAndRevokedByTheProviderButNotRotated()
    {
        var client = _workspace.CreateClient(_workspace.As(_workspace.Join(Role.CustomerAdmin)), ReadAndMeasure, On(Acme));
        var stranger = _workspace.As(_workspace.Join(Role.CustomerAdmin, On(Bolt)));

        Assert.Equal(DomainErrorCode.NotFound, _workspace.Refuse(stranger, new TenantCommand.RevokeClient(client)).Code);
        Assert.Equal(DomainErrorCode.Forbidden, _workspace.Refuse(Owner, new TenantCommand.RotateClient(client, Secret(7), TimeSpan.Zero)).Code);
        _workspace.Do(Owner, new TenantCommand.RevokeClient(client));
    }

    [Fact]
    public void NoteClientUse_IsNotedOnceADay()
    {
        var client = _workspace.CreateClient(Owner, ReadAndMeasure, On(Acme));

        _workspace.Do(Service, new TenantCommand.NoteClientUse(client));
        _workspace.Now += TimeSpan.FromHours(5);

        Assert.Equal(_workspace.Today, _workspace.State.Clients[client].LastUsedOn);
        Assert.Empty(_workspace.Do(Service, new TenantCommand.NoteClientUse(client)));
        _workspace.Now += TimeSpan.FromDays(1);
        Assert.Single(_workspace.Do(Service, new TenantCommand.NoteClientUse(client)));
    }

    TenantCommand.CreateClient Creation(ClientScopes scopes = ReadAndMeasure, AccountScope? accounts = null) =>
        new("Warehouse", scopes, accounts ?? On(Acme), _workspace.Now.AddDays(90), Secret(1));
}

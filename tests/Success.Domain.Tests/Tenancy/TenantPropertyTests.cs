using Success.Domain.Tenancy;
using Xunit.Abstractions;

namespace Success.Domain.Tests.Tenancy;

/// <summary>Whatever anybody asks of a tenant, in whatever order: what must always hold, holds after every event.</summary>
public sealed class TenantPropertyTests(ITestOutputHelper output)
{
    const int CommandsPerTenant = 300;

    // Most of what is asked at random is refused, and shall be.
    const int LeastChanges = 20;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void AnySequenceOfCommands_KeepsWhatMustAlwaysHold(int seed)
    {
        output.WriteLine($"Seed {seed}");
        var random = new Random(seed);
        var workspace = new Workspace();
        var asked = new SomeCommands(random, workspace);
        var carriedOut = 0;

        for (var step = 0; step < CommandsPerTenant; step++)
        {
            var (caller, command) = asked.Next();
            var context = workspace.Context(caller);
            var decided = Tenant.Decide(workspace.State, command, context);
            AssertSameAgain(decided, Tenant.Decide(workspace.State, command, workspace.Again(context)));
            if (!decided.IsSuccess)
            {
                continue;
            }

            carriedOut += decided.Value.Events.Count > 0 ? 1 : 0;
            var before = workspace.State;
            foreach (var happened in decided.Value.Events)
            {
                workspace.Happen(TenantEventCodec.Read(TenantEventCodec.NameOf(happened), TenantEventCodec.Format, TenantEventCodec.Write(happened)));
            }

            AssertHolds(workspace.State);
            AssertNobodyRaisedHimself(before, workspace.State, caller);
            asked.Advance();
        }

        output.WriteLine($"{carriedOut} of {CommandsPerTenant} commands changed something.");
        Assert.True(carriedOut >= LeastChanges, $"Seed {seed}: only {carriedOut} commands changed anything; the test shows little.");
        Assert.Equal(TenantText.Of(workspace.State), TenantText.Of(workspace.Journal.Aggregate(Tenant.None, Tenant.Apply)));
    }

    static void AssertHolds(Tenant tenant)
    {
        Assert.Contains(tenant.Members.Values, member => member is { Role: Role.ProviderOwner, State: MemberState.Active });
        Assert.All(tenant.Members.Values, member =>
        {
            Assert.True(member.Accounts.Every || !member.Accounts.Bindings.IsEmpty, $"{member.Id} is bound to nothing.");
            Assert.True(member.Side == Side.Provider || !member.Accounts.Every, $"{member.Id} of a customer sees every account.");
            Assert.True(!member.Role.SeesEveryAccount() || member.Accounts.Every, $"{member.Id} has a role for every account, and is bound.");
            Assert.True(member.Role.Rank() > 0 || member.Mandate.Scope == MandateScope.None, $"{member.Id} only looks, and may accept.");
            Assert.True(member.Deputy is null || tenant.Members.GetValueOrDefault(member.Deputy.Member)?.Side is null || tenant.Members[member.Deputy.Member].Side == member.Side);
        });
        Assert.All(tenant.Clients.Values, client =>
        {
            Assert.True(client.Accounts.Every || !client.Accounts.Bindings.IsEmpty, $"{client.Id} is bound to nothing.");
            Assert.True(client.Side == Side.Provider || !client.Accounts.Every, $"{client.Id} of a customer sees every account.");
            Assert.NotEqual(ClientScopes.None, client.Scopes);
        });
    }

    static void AssertNobodyRaisedHimself(Tenant before, Tenant after, Caller caller)
    {
        if (caller is not Caller.Credential { Audience: { Client.IsNone: true } audience } || !after.Members.TryGetValue(audience.Member, out var self))
        {
            return;
        }

        var was = before.Members[audience.Member];
        Assert.Equal((was.Role, was.Accounts), (self.Role, self.Accounts));
        Assert.True(was.Mandate.Scope == self.Mandate.Scope, $"{self.Id} changed its own mandate.");
        Assert.DoesNotContain(after.Members.Values, member =>
            member.Side == self.Side
            && member.Role.Rank() > self.Role.Rank()
            && member.Role != before.Members.GetValueOrDefault(member.Id)?.Role);
    }

    static void AssertSameAgain(Result<Decision<TenantEvent>> first, Result<Decision<TenantEvent>> second)
    {
        Assert.Equal(first.Error, second.Error);
        if (first.IsSuccess)
        {
            Assert.Equal(first.Value.Events.Select(Json), second.Value.Events.Select(Json));
            Assert.Equal(first.Value.Texts, second.Value.Texts);
        }
    }

    static string Json(TenantEvent happened) => System.Text.Encoding.UTF8.GetString(TenantEventCodec.Write(happened));
}

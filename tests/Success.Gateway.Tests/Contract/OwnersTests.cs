using System.Text.Json;
using Success.Gateway.Identity;

namespace Success.Gateway.Tests.Contract;

/// <summary>Who looks after an account, and who is told.</summary>
public sealed class OwnersTests
{
    const string Owners = "owner { id name } customerOwner { id name }";

    [Fact]
    public async Task Owner_WhoIsNoActiveMemberOfTheSide_IsRefusedByItsField()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var (owner, customer) = (IdOf(api.Owner), IdOf(shared.Customer));
        var invited = (await InviteAsync(api, "PROVIDER_CSM", shared.Account)).GetProperty("member").GetProperty("id").GetString()!;
        var gone = IdOf(await api.JoinAsync("PROVIDER_CSM", shared.Account, "gone@example.com"));
        await api.DoAsync(api.Owner, "removeMember", "member { id }", new { member = gone });
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var elsewhere = IdOf(await api.JoinAsync("CUSTOMER_ADMIN", other, "elsewhere@example.com"));

        foreach (var wrong in new[] { customer, invited, gone, elsewhere, "mem_0198c5e0a3b47d2c9f00aa11bb22cc33" })
        {
            Assert.Equal("NOT_FOUND owner", await RefusalAsync("updateAccount", new { account = shared.Account, owner = wrong }));
            Assert.Equal("NOT_FOUND owner", await RefusalAsync("openAccount", new { name = "New", owner = wrong }));
        }

        foreach (var wrong in new[] { owner, elsewhere, gone, "mem_0198c5e0a3b47d2c9f00aa11bb22cc33" })
        {
            Assert.Equal("NOT_FOUND customerOwner", await RefusalAsync("updateAccount", new { account = shared.Account, customerOwner = wrong }));
        }

        var taken = await api.DoAsync(api.Owner, "updateAccount", $"account {{ {Owners} }}", new { account = shared.Account, owner, customerOwner = customer });
        Assert.Equal(owner, taken.GetProperty("account").GetProperty("owner").GetProperty("id").GetString());
        Assert.Equal(customer, taken.GetProperty("account").GetProperty("customerOwner").GetProperty("id").GetString());

        async Task<string> RefusalAsync(string mutation, object input)
        {
            var refusal = Assert.Single((await api.TryAsync(api.Owner, mutation, "account { id }", input)).GetProperty("userErrors").EnumerateArray());
            return $"{refusal.GetProperty("code").GetString()} {refusal.GetProperty("field").GetString()}";
        }
    }

    [Fact]
    public async Task NameOfAnOwner_InTheTableAndOnThePage_IsToldColleaguesAndWhomItLooksAfter()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var near = await api.JoinAsync("PROVIDER_CSM", shared.Account, "near@example.com");
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var far = await api.JoinAsync("PROVIDER_CSM", other, "far@example.com");

        await NameAsync(far);
        Assert.Equal(("Somebody", IdOf(far)), await TableAsync(near));
        Assert.Equal(("Somebody", IdOf(far)), await PageAsync(near));
        Assert.Equal((null, null), await TableAsync(shared.Customer));
        Assert.Equal((null, null), await PageAsync(shared.Customer));

        await NameAsync(near);
        Assert.Equal(("Somebody", null), await TableAsync(shared.Customer));
        Assert.Equal(("Somebody", null), await PageAsync(shared.Customer));

        Task NameAsync(VerifiedCaller owner) => api.DoAsync(api.Owner, "updateAccount", "account { id }", new { account = shared.Account, owner = IdOf(owner) });

        async Task<(string? Name, string? Id)> TableAsync(VerifiedCaller reader) =>
            Read((await api.ReadAsync(reader, "{ accounts { nodes { id owner { id name } } } }")).GetProperty("accounts").GetProperty("nodes").EnumerateArray()
                .Single(row => row.GetProperty("id").GetString() == shared.Account));

        async Task<(string? Name, string? Id)> PageAsync(VerifiedCaller reader) =>
            Read((await api.ReadAsync(reader, "query ($id: ID!) { account(id: $id) { owner { id name } } }", new { id = shared.Account })).GetProperty("account"));
    }

    static (string? Name, string? Id) Read(JsonElement account) =>
        (account.GetProperty("owner").GetProperty("name").GetString(), account.GetProperty("owner").GetProperty("id").GetString());

    static string IdOf(VerifiedCaller caller) => caller.Audience.Member.ToString();

    static Task<JsonElement> InviteAsync(Api api, string role, string account) =>
        api.DoAsync(api.Owner, "inviteMember", "member { id }", new { name = "Invited", email = "invited@example.com", role, accounts = new { bindings = new[] { new { account } } } });
}

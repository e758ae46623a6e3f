using System.Numerics;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Operations;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Isolation;

/// <summary>Every id that a subscription takes, given by everybody: who is not to get at what it names hears the same of it as of what never was.</summary>
public sealed class SubscriptionMatrixTests
{
    [Fact]
    public async Task SomebodyElsesId_IsHeardOfLikeOneThatNeverWas_AndTheOwnIsHeardOf()
    {
        await using var world = await IsolationWorld.StartAsync();
        var key = (await world.Victim.Provider.DoAsync("createApiClient", "key", new { name = "Numbers", scopes = new[] { "MEASURE" }, expiresAt = "2026-02-01T00:00:00Z" })).GetProperty("key").GetString();
        using var measuring = Visitor.WithKey(world.Gateway, key);
        (string Name, Visitor Who, SharedAccount Own)[] askers =
        [
            .. world.Others,
            ("the account's own customer", world.Victim.Customer, world.Victim),
            ("somebody of the customer who may only look", world.Victim.CustomerViewer, world.Victim),
            ("the account's own manager", world.Victim.Manager, world.Victim),
            ("the workspace's owner", world.Victim.Provider, world.Victim),
            ("a program that may only measure", measuring, world.Victim),
        ];
        var ears = new List<Ear>();
        foreach (var (name, who, own) in askers)
        {
            ears.Add(await Ear.OpenAsync(world, name, who, own));
        }

        var all = new[] { world.Victim, world.Neighbour, world.Managed, world.Below, world.Stranger };

        // What is not theirs to hear would have come before what they hear the second time.
        await StirAsync(all, ears);
        await StirAsync(all, ears);

        var failures = string.Join('\n', ears.SelectMany(ear => ear.Failures(isProgram: ear.Name.Contains("program", StringComparison.Ordinal))));
        Assert.True(failures.Length == 0, failures);
        foreach (var ear in ears)
        {
            await ear.DisposeAsync();
        }
    }

    [Fact]
    public async Task WhoeverIsNotLetIn_IsToldTheSameAndHearsNothing()
    {
        await using var world = await IsolationWorld.StartAsync();
        foreach (var (name, who) in await world.ShutOutAsync())
        {
            // A cookie of nobody's is none, so the socket opens, and closes when its first message names nobody either.
            using var socket = await GraphQLSocket.OpenAsync(world.Gateway.Url, Ear.InitOf(who), who.Browser.Cookie);

            Assert.True(await socket.ReceiveAsync() is null, $"{name} is let in.");
            Assert.Equal(4403, (int?)socket.CloseStatus);
        }
    }

    [Fact]
    public async Task Stream_OfWhoseRightsChange_Ends()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var (account, other) = (await owner.MakeAsync("openAccount", "account", new { name = "Acme" }), await owner.MakeAsync("openAccount", "account", new { name = "Other" }));
        await SharedAccount.SettleAsync(owner, account);
        await SharedAccount.SettleAsync(owner, other);
        var moved = new { bindings = new[] { new { account = other } } };
        (string Name, Func<string, Visitor, Task> Act)[] acts =
        [
            ("removed", (member, _) => owner.DoAsync("removeMember", "member { id }", new { member })),
            ("given a lower role", (member, _) => owner.DoAsync("changeRole", "member { id }", new { member, role = "CUSTOMER_VIEWER" })),
            ("bound to another account", (member, _) => owner.DoAsync("rebindMember", "member { id }", new { member, accounts = moved })),
            ("signed out by somebody else", (member, _) => owner.DoAsync("signOutEverywhere", "gone: userErrors { code }", new { member })),
            ("signed out", (_, who) => who.Browser.PostAsync("/sign-out")),
            ("suspended with the workspace", (_, _) => gateway.OperateAsync(RunningGateway.Tag, new TenantCommand.SuspendTenant("The matrix asks for it."))),
        ];
        for (var at = 0; at < acts.Length; at++)
        {
            var (member, visitor) = await SharedAccount.JoinAsync(owner, account, "CUSTOMER_CONTRIBUTOR", "Somebody", $"somebody{at}");
            using var who = visitor;
            using var socket = await GraphQLSocket.OpenAsync(gateway.Url, null, who.Browser.Cookie);
            Assert.Equal("connection_ack", (await socket.ReceiveAsync())?.GetProperty("type").GetString());
            await socket.SubscribeAsync("1", $"subscription {{ accountChanged(id: \"{account}\") {{ version }} }}");

            await acts[at].Act(member, who);

            while (await socket.ReceiveAsync() is not null)
            {
                // What is said before the end is of no matter here.
            }

            Assert.True((int?)socket.CloseStatus == 4403, $"Who is {acts[at].Name} was closed with {socket.CloseStatus}.");
        }
    }

    // When a subscription begins is not told: things happen until everybody has heard of its own.
    static async Task StirAsync(SharedAccount[] accounts, List<Ear> ears)
    {
        var before = ears.SelectMany(ear => ear.Own.Select(id => (Ear: ear, Id: id, Count: ear.CountOf(id)))).ToList();
        var times = 0;
        await Patience.UntilAsync(
            async () =>
            {
                var reason = $"Later, {++times}.";
                foreach (var account in accounts.Where(account => BitOperations.IsPow2(times) && before.Any(one => one.Ear.Account == account && one.Ear.CountOf(one.Id) == one.Count)))
                {
                    var until = account.Provider.Gateway.Time.GetUtcNow().AddDays(1);
                    await account.Provider.DoAsync("snoozeAlert", "alert { id }", new { alert = account["Alert"], until, reason });
                    await account.Customer.DoAsync("snoozeAlert", "alert { id }", new { alert = account["Alert"], until, reason });
                }

                return before.All(one => one.Ear.CountOf(one.Id) > one.Count);
            },
            "everybody's news of its own");
    }
}

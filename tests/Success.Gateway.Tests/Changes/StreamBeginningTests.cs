using System.Text.Json;
using Success.Gateway.Identity;
using Success.Gateway.Tests.Contract;
using Success.Testing;

namespace Success.Gateway.Tests.Changes;

/// <summary>What a stream of something says at its beginning.</summary>
public sealed class StreamBeginningTests
{
    const string Never = "00000000000070008000000000000001";

    [Fact]
    public async Task Stream_OfWhatIsNotThere_IsRefusedLikeOneOfWhatTheCallerDoesNotSee()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var outsider = await api.JoinAsync("CUSTOMER_SPONSOR", other, "outsider@example.com");
        (string Field, string Argument, string Name)[] streams =
        [
            ("accountChanged(id: \"{0}\") {{ version }}", "id", "account"),
            ("portfolioChanged(within: \"{0}\") {{ version }}", "within", "account"),
            ("alertChanged(account: \"{0}\") {{ version }}", "account", "account"),
            ("planChanged(id: \"{1}\") {{ version }}", "id", "plan"),
        ];

        foreach (var (field, argument, name) in streams)
        {
            var unseen = await FirstAsync(api, outsider, Of(field, shared.Account, shared.Plan));
            var absent = await FirstAsync(api, outsider, Of(field, $"acc_{Never}", $"pla_{Never}_{Never}"));

            Assert.Equal(absent.GetRawText(), unseen.GetRawText());
            var error = absent.GetProperty("errors")[0];
            Assert.Equal(($"{argument}: There is no such {name}.", "NOT_FOUND"), (error.GetProperty("message").GetString(), error.GetProperty("extensions").GetProperty("code").GetString()));
        }

        Assert.Equal("NOT_FOUND", (await FirstAsync(api, shared.Customer, Of(streams[^1].Field, "", $"pla_{Never}_{shared.Account[4..]}"))).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString());
    }

    static string Of(string field, string account, string plan) =>
        $"subscription {{ {string.Format(System.Globalization.CultureInfo.InvariantCulture, field, account, plan)} }}";

    static async Task<JsonElement> FirstAsync(Api api, VerifiedCaller caller, string subscription)
    {
        await using var heard = api.ListenAsync(caller, subscription).GetAsyncEnumerator();
        Assert.True(await heard.MoveNextAsync().AsTask().WaitAsync(Patience.Longest), "The stream ends and says nothing.");
        return heard.Current;
    }
}

using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.MainJob;

/// <summary>Everybody whom an account is none of their business: another provider, another customer of the same one, somebody of the provider who
/// looks after other accounts, and nobody at all.</summary>
sealed class Outsiders(Office office, Engagement theirs, Engagement neighbours)
{
    const string Node = "query ($id: ID!) { node(id: $id) { __typename id } }";

    const string EverythingOfMine = "{ accounts { totalCount nodes { id name standing } } alerts { nodes { id } } metrics { nodes { key } } members { nodes { name } } }";

    const string Changes = "query ($after: String) { changes(after: $after, first: 100) { nodes { account subject } pageInfo { hasNextPage endCursor } } }";

    static readonly Dictionary<string, (string Mutation, Func<string, object> Input)> Attempts = new()
    {
        ["acc"] = ("updateAccount", id => new { account = id, name = "Mine" }),
        ["pla"] = ("renamePlan", id => new { plan = id, title = "Mine" }),
        ["kpi"] = ("removeKpi", id => new { kpi = id }),
        ["obj"] = ("removeObjective", id => new { objective = id }),
        ["prp"] = ("withdrawProposal", id => new { proposal = id }),
        ["alr"] = ("acknowledgeAlert", id => new { alert = id }),
        ["rev"] = ("cancelReview", id => new { review = id, reason = "Mine" }),
    };

    const string Viewer = "viewer@example.com";

    /// <summary>Invites somebody of the provider who looks after the neighbour's account only.</summary>
    public async Task InviteAsync()
    {
        using var manager = await office.EnterManagerAsync();
        await manager.DoAsync("inviteMember", "member { id }", new
        {
            name = "Somebody else's manager",
            email = Viewer,
            role = "PROVIDER_CSM",
            accounts = new { bindings = new[] { new { account = neighbours.Account } } },
        });
        (await office.Gateway.AcceptInvitationAsync(Viewer)).Dispose();
    }

    /// <summary>Each of them asks for everything that there is so far, and gets what one gets for what never was.</summary>
    public async Task SeeNothingAsync()
    {
        using var stranger = await office.EnterStrangerAsync();
        using var neighbour = await neighbours.EnterCustomerAsync();
        using var colleague = await office.EnterAsync(Viewer);
        foreach (var who in new[] { stranger, neighbour, colleague })
        {
            await LooksAsync(who);
            foreach (var id in theirs.Ids)
            {
                await AsksAsync(who, id);
            }
        }

        using var nobody = Visitor.WithKey(office.Gateway, null);
        foreach (var id in theirs.Ids)
        {
            Assert.StartsWith("401 ", await nobody.AskAsync(Node, new { id }), StringComparison.Ordinal);
        }
    }

    async Task LooksAsync(Visitor who)
    {
        IsOfOthers(await who.AskAsync(EverythingOfMine));
        for (string? after = null; ;)
        {
            var page = (await who.ReadAsync(Changes, new { after })).GetProperty("changes");
            IsOfOthers($"200 {page}");
            after = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean())
            {
                return;
            }
        }
    }

    static async Task AsksAsync(Visitor who, string id)
    {
        var never = NeverWas(id);
        Assert.Equal((await who.ReadAsync(Node, new { id = never })).ToString(), (await who.ReadAsync(Node, new { id })).ToString());
        var (mutation, input) = Attempts[id.Split('_')[0]];
        var refused = await who.TryAsync(mutation, "refused: userErrors { code }", input(id));
        Assert.Equal((await who.TryAsync(mutation, "refused: userErrors { code }", input(never))).ToString(), refused.ToString());
        Assert.Contains(refused.GetProperty("userErrors")[0].GetProperty("code").GetString(), (string?[])["NOT_FOUND", "FORBIDDEN"]);
    }

    void IsOfOthers(string answer)
    {
        Assert.StartsWith("200 ", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(theirs.Account[4..], answer, StringComparison.Ordinal);
    }

    static string NeverWas(string id) => $"{id[..24]}fedcba987654{id[36..]}";
}

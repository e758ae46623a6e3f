namespace Success.Gateway.Tests.Isolation;

/// <summary>
/// That the own id gets through in each place that reads: only then do refusals of others' ids mean something. Mutations show it where each is
/// carried out, subscriptions where they are heard.
/// </summary>
public sealed class OwnIdTests
{
    [Fact]
    public async Task OwnId_InEveryPlaceThatReads_FindsWhatItNames()
    {
        await using var world = await IsolationWorld.StartAsync();
        var (victim, rows) = (world.Victim, IdPlace.Rows());
        var question = new Question(world.Contract, rows);
        await victim.Provider.DoAsync("updateAccount", "account { id }", new { account = victim["Account"], owner = victim["Provider"] });
        var about = await victim.Provider.MakeAsync("addComment", "comment", new { plan = victim["Plan"], text = "Hurry.", about = victim["Milestone"] });
        var failures = new List<string>();
        foreach (var place in IdPlace.All(world.Contract).Where(place => place.On.Name is not ("Mutation" or "Subscription")))
        {
            var kind = rows[place.Row];
            foreach (var name in kind == IdPlace.Any ? [.. victim.Ids.Keys.Where(key => !IdPlace.NoNode.Contains(key))] : new[] { kind })
            {
                world.Gateway.Time.Advance(TimeSpan.FromSeconds(10));
                var (document, variables) = question.Ask(place, victim[name], victim.Ids);
                var answer = await victim.Provider.AskAsync(document, variables);
                var found = place switch
                {
                    { Field.Name: "portfolio" } => place.Row == "AccountFilter.subtree" ? "\"accounts\":2," : "\"accounts\":1,",
                    { Row: "AccountFilter.parent" } => PartOf(world.Below["Account"]),
                    { Row: IdPlace.FindsNothing } => about,
                    { Field.Name: "auditLog" } => PartOf(victim["Account"]),
                    _ when place.Row.StartsWith("AccountFilter.", StringComparison.Ordinal) || name == IdPlace.ExternalId => PartOf(victim["Account"]),
                    _ => victim[name],
                };
                if (answer.Contains("\"errors\"", StringComparison.Ordinal) || !answer[answer.IndexOf('{', StringComparison.Ordinal)..].Contains(found, StringComparison.Ordinal))
                {
                    failures.Add($"{place} with its own {name} is answered {answer}");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    static string PartOf(string id) => id.Split('_')[1];
}

using System.Text.RegularExpressions;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>
/// Every place of the contract in which an id is given, asked by everybody who is not to get at what it names. <c>ids.txt</c> says for each place
/// what it names; the places themselves come from the contract, so a new one without a row fails.
/// </summary>
public sealed partial class IsolationMatrixTests
{
    // Of no account, but of the workspace.
    const string Workspaces = "Template";

    // Known to everybody in it.
    const string Workspace = "Workspace";

    // What a mutation may take though nobody has such a thing: an id that is kept as it was given, and leads nowhere. Whoever is named to answer for
    // something may be invited to the account later.
    static readonly string[] TakenUnseen =
    [
        "MandateInput.plans", "NewActionInput.assignee", "NewObjectiveInput.owner", "NewObjectiveInput.customerOwner", "ObjectiveInput.owner", "ObjectiveInput.customerOwner",
    ];

    [Fact]
    public async Task Matrix_OfTheContract_HasARowForEveryId()
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var owner = new Visitor(gateway, await gateway.SignInAsync());

        var places = IdPlace.All(await Contract.ReadAsync(owner)).Select(place => place.Row).Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(Rows().Keys.Order(StringComparer.Ordinal), places);
    }

    [Fact]
    public async Task SomebodyElsesId_IsAnsweredLikeOneThatNeverWas()
    {
        await using var world = await IsolationWorld.StartAsync();
        var failures = new List<string>();
        foreach (var (asker, who, own) in world.Others)
        {
            foreach (var place in Places(world))
            {
                // Gives back what the questions before have cost.
                world.Gateway.Time.Advance(TimeSpan.FromSeconds(30));
                failures.AddRange((await FailuresAsync(world, place, who, own.Ids)).Select(failure => $"{asker}, {place}: {failure}"));
            }
        }

        Assert.True(failures.Count == 0, string.Join('\n', failures));
    }

    static async Task<List<string>> FailuresAsync(IsolationWorld world, IdPlace place, Visitor who, Dictionary<string, string> own)
    {
        var (question, kind, failures) = (new Question(world.Contract, Rows()), Rows()[place.Row], new List<string>());
        var named = kind == IdPlace.Any ? [.. world.Victim.Ids.Keys.Where(key => !IdPlace.NoNode.Contains(key))] : new[] { kind };
        foreach (var name in named.Where(name => (name != Workspace || own == world.Stranger.Ids) && IsSecret(who == world.Managed.Manager || who == world.Below.Manager, name)))
        {
            var theirs = world.Victim.Ids[name];
            var absent = await AnswerAsync(IdPlace.NeverWas(theirs));
            await SameAsync("another's", theirs);
            await SameAsync("absent in another's account", IdPlace.NeverWasIn(theirs));
            foreach (var gone in new[] { world.Victim.Deleted, world.Victim.Ended }.Select(ids => ids.GetValueOrDefault(name)).OfType<string>())
            {
                await SameAsync("another's deleted or ended", gone);
            }

            if (place.On.Name == "Mutation" && !TakenUnseen.Contains(place.Row) && !absent.Contains("\"userErrors\":[{", StringComparison.Ordinal) && !absent.Contains("\"refused\":1", StringComparison.Ordinal))
            {
                failures.Add($"an id that never was is taken: {absent}");
            }

            async Task SameAsync(string what, string id)
            {
                var answer = await AnswerAsync(id);
                if (answer != absent || answer.Contains(IsolationWorld.VictimsWord, StringComparison.Ordinal))
                {
                    failures.Add($"{what} {name} is answered\n  {answer}\n  and what never was\n  {absent}");
                }
            }
        }

        if (kind != IdPlace.ExternalId)
        {
            foreach (var wrong in new[] { "nothing", $"{named[0]}_1", kind is IdPlace.Any or "Account" ? "xyz_0198c5e0a3b47d2c9f00aa11bb22cc33" : own["Account"] })
            {
                var answer = await AnswerAsync(wrong);
                if (!Refused().IsMatch(answer) && place.Row != IdPlace.FindsNothing)
                {
                    failures.Add($"{wrong} is answered {answer}");
                }
            }
        }

        return failures;

        async Task<string> AnswerAsync(string id)
        {
            var (document, variables) = question.Ask(place, id, own);
            var answer = await who.AskAsync(document, variables);
            if (place.Field.Name is "propose" or "draftProposal" && Proposal().Match(answer) is { Success: true } made)
            {
                // An account has few open proposals at a time.
                await who.DoAsync("withdrawProposal", "plan { id }", new { proposal = made.Value });
            }

            if (place.Field.Name == "addObjective" && Objective().Match(answer) is { Success: true } added)
            {
                // So has a plan objectives.
                await who.DoAsync("removeObjective", "plan { id }", new { objective = added.Value });
            }

            failures.AddRange(FieldsItHasNot(world, place, answer));
            return Uniform(answer);
        }
    }

    // A refusal names a field of the input, as the input calls it.
    static IEnumerable<string> FieldsItHasNot(IsolationWorld world, IdPlace place, string answer) => place.On.Name != "Mutation" ? []
        : Field().Matches(answer).Select(match => match.Groups["path"].Value).Where(path => !world.Contract.HasField(place.Field, path)).Select(path => $"{place} has no field {path}: {answer}");

    [Fact]
    public async Task WhoeverIsNotLetIn_IsToldTheSameOfEveryId()
    {
        await using var world = await IsolationWorld.StartAsync();
        foreach (var (name, who) in await world.ShutOutAsync())
        {
            var answers = new HashSet<string>();
            foreach (var place in IdPlace.All(world.Contract))
            {
                world.Gateway.Time.Advance(TimeSpan.FromSeconds(1));
                var kind = Rows()[place.Row] is IdPlace.Any ? "Account" : Rows()[place.Row];
                foreach (var id in new[] { world.Victim.Ids[kind], world.Stranger.Ids[kind], IdPlace.NeverWas(world.Victim.Ids[kind]), "nothing" })
                {
                    var (document, variables) = new Question(world.Contract, Rows()).Ask(place, id, world.Stranger.Ids);
                    answers.Add(Uniform(await who.AskAsync(document, variables)));
                }
            }

            Assert.True(answers.Count == 1 && answers.Single().StartsWith("401 {\"errors\":", StringComparison.Ordinal), $"{name} is answered {string.Join('\n', answers)}");
        }
    }

    [Fact]
    public async Task WhoeverMayOnlyLook_ChangesNothing_WhicheverIdIsGiven()
    {
        await using var world = await IsolationWorld.StartAsync();
        var (victim, done) = (world.Victim, new List<string>());
        foreach (var place in Places(world).Where(place => place.On.Name == "Mutation"))
        {
            world.Gateway.Time.Advance(TimeSpan.FromSeconds(10));
            var (document, variables) = new Question(world.Contract, Rows()).Ask(place, victim.Ids[Rows()[place.Row]], victim.Ids);
            var answer = await victim.CustomerViewer.AskAsync(document, variables);
            done.AddRange(FieldsItHasNot(world, place, answer));
            if (!Refused().IsMatch(answer))
            {
                done.Add($"{place}: {answer}");
            }
        }

        Assert.True(done.Count == 0, string.Join('\n', done));
    }

    // The people of a side know each other, whichever accounts they look after, and share the workspace's templates.
    static bool IsSecret(bool isColleague, string kind) => kind is not ("Provider" or Workspaces) || !isColleague;

    static IEnumerable<IdPlace> Places(IsolationWorld world) => IdPlace.All(world.Contract).Where(place => place.On.Name != "Subscription");

    static Dictionary<string, string> Rows() => IdPlace.Rows();

    // Ids and instants of what was made meanwhile are no difference, nor is what is left of an allowance.
    static string Uniform(string answer) => Left().Replace(Instant().Replace(Id().Replace(answer, "id"), "instant"), "");

    [GeneratedRegex("[a-z]{3}_([0-9A-Za-z-]+_)?[0-9a-f]{32}(_[0-9a-f]{32})?|success_live_[0-9a-z_]+|[0-9a-f]{32,}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("\"code\":\"(INVALID|FORBIDDEN|NOT_FOUND)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();

    [GeneratedRegex("\"field\":\"(?<path>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex("obj_[0-9a-f]{32}_[0-9a-f]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Objective();

    [GeneratedRegex("prp_[0-9a-f]{32}_[0-9a-f]{32}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Proposal();

    [GeneratedRegex("\"left\":[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Left();

    [GeneratedRegex(@"2026-01-\d\dT[0-9:.]+Z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}

using System.Globalization;
using System.Text.Json;
using Success.Gateway.Tests.Serving;
using Success.Grains.Changes;
using Success.Silo;
using Success.Testing;
using Xunit.Abstractions;

namespace Success.Gateway.Tests.Contract;

/// <summary>Keeping a copy by the feed of changes, whatever happens meanwhile.</summary>
public sealed class ChangeFeedTests(ITestOutputHelper output)
{
    const int Writers = 4;
    const int Rounds = 2;
    const int StepsInARound = 25;

    const string Fields = "nodes { kind at account subject isDeletion version } pageInfo { endCursor hasNextPage }";

    const string Page = "query ($after: String, $since: DateTime, $first: Int) { changes(after: $after, since: $since, first: $first) { " + Fields + " } }";

    [Fact]
    public async Task Followers_BesideManyWritersAndOverARestart_HaveEachChangeOnceAndInOneOrder()
    {
        var seed = Seed.Draw(output.WriteLine);
        await using var api = await Api.StartAsync();
        Writer[] writers = [.. Enumerable.Range(0, Writers).Select(number => new Writer(api, new Random(seed ^ number)))];
        foreach (var writer in writers)
        {
            await writer.OpenAsync();
        }

        Follower[] followers = [.. Enumerable.Range(0, 3).Select(number => new Follower(api, new Random(seed ^ (Writers + number))))];
        for (var round = 0; round < Rounds; round++)
        {
            var writing = Task.WhenAll(writers.Select(writer => writer.WriteAsync(StepsInARound)));
            await Task.WhenAll(followers.Select(follower => follower.FollowAsync(writing, writers)));
            await api.Gateway.RestartAsync();
        }

        var late = new Follower(api, new Random(seed));
        await late.FollowAsync(Task.CompletedTask, writers);
        foreach (var follower in followers)
        {
            Assert.Equal(late.Changes, follower.Changes);
        }

        foreach (var writer in writers)
        {
            var changes = late.Changes.Where(change => change.Account == writer.Account).ToList();
            Assert.Equal(writer.Done, changes.Select(change => (change.Kind, change.Subject, change.IsDeletion)));
            Assert.Equal(changes.Select(change => change.Version).Order().Distinct(), changes.Select(change => change.Version));
        }
    }

    [Fact]
    public async Task Changes_SinceAnInstant_AreThoseFromItOn_AlsoAfterARestart()
    {
        await using var shared = await SharedPlan.AgreeAsync();
        var api = shared.Api;
        var instants = new List<DateTimeOffset>();
        foreach (var title in new[] { "First", "Second", "Third" })
        {
            api.Gateway.Time.Advance(TimeSpan.FromSeconds(10));
            instants.Add(api.Gateway.Time.GetUtcNow());
            await api.DoAsync(api.Owner, "renamePlan", "plan { id }", new { plan = shared.Plan, title });
            await Patience.UntilAsync(async () => (await SinceAsync(api, instants[^1])).Count == 1, $"the plan's name {title} among the changes");
        }

        for (var times = 0; times < 2; times++)
        {
            var counts = await Task.WhenAll(instants.Select(async instant => (await SinceAsync(api, instant)).Count));
            Assert.Equal([3, 2, 1], counts);
            Assert.Equal(2, (await SinceAsync(api, instants[0].AddTicks(1))).Count);
            Assert.Empty(await SinceAsync(api, instants[^1].AddTicks(1)));
            await api.Gateway.RestartAsync();
        }
    }

    [Fact]
    public async Task Cursor_OfAnotherWorkspace_IsAnsweredLikeOneThatIsNone()
    {
        await using var gateway = await RunningGateway.StartAsync();
        await gateway.CreateWorkspaceAsync(Success.Domain.Tenancy.RouteTag.Create("s7rg").Value, "Strangers", "stranger@example.com");
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        using var stranger = new Visitor(gateway, await gateway.SignInAsync("stranger@example.com"));
        var cursor = (await stranger.ReadAsync(Page)).GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;

        var foreign = await ErrorsAsync(owner, cursor);
        var malformed = await ErrorsAsync(owner, "nonsense");
        var madeUp = await ErrorsAsync(owner, cursor[..^2] + (cursor[^2] == 'A' ? 'B' : 'A') + cursor[^1]);

        Assert.Equal("200", (await stranger.AskAsync(Page, new { after = cursor }))[..3]);
        Assert.Contains("\"code\":\"INVALID\"", malformed, StringComparison.Ordinal);
        Assert.Equal(malformed, foreign);
        Assert.Equal(malformed, madeUp);
    }

    [Fact]
    public async Task Cursor_OfWhatIsNotKeptAnyLonger_IsRefusedAsStaleWithWhatToDo()
    {
        await using var gateway = await RunningGateway.StartAsync(changes: new() { MaxKept = 1 });
        using var owner = new Visitor(gateway, await gateway.SignInAsync());
        var before = (await owner.ReadAsync(Page)).GetProperty("changes").GetProperty("pageInfo").GetProperty("endCursor").GetString()!;
        gateway.TenantOf(RunningGateway.Tag);
        var log = ((IGrainFactory)gateway.Services.GetService(typeof(IGrainFactory))!).GetGrain<IChangeLogGrain>(RunningGateway.Tag.ToString());
        var change = new LoggedChange(default, 1, "TenantRenamed", "ten_0198c5e0a3b47d2c9f00aa11bb22cc33", gateway.Time.GetUtcNow(), ChangeAudience.Both);
        await log.Note(new([.. Enumerable.Repeat(change, 2_000)]));

        var refused = await owner.AskAsync(Page, new { after = before });
        var begun = (await owner.ReadAsync(Page, new { first = 1 })).GetProperty("changes");

        Assert.Contains("\"code\":\"STALE\"", refused, StringComparison.Ordinal);
        Assert.Contains("after: What changed after this cursor is not kept any longer: read everything again, and go on from there.", refused, StringComparison.Ordinal);
        Assert.Single(begun.GetProperty("nodes").EnumerateArray());
        Assert.True(begun.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
    }

    static async Task<string> ErrorsAsync(Visitor who, string after)
    {
        var answer = await who.AskAsync(Page, new { after });
        return JsonDocument.Parse(answer[4..]).RootElement.GetProperty("errors").ToString();
    }

    static async Task<List<Change>> SinceAsync(Api api, DateTimeOffset since) =>
        Changes((await api.ReadAsync(api.Owner, Page, new { since = since.ToString("O", CultureInfo.InvariantCulture) })).GetProperty("changes"));

    static List<Change> Changes(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(change => new Change(
        change.GetProperty("account").GetString(),
        change.GetProperty("kind").GetString()!,
        change.GetProperty("subject").GetString()!,
        change.GetProperty("isDeletion").GetBoolean(),
        change.GetProperty("version").GetInt32()))];

    sealed record Change(string? Account, string Kind, string Subject, bool IsDeletion, int Version);

    /// <summary>Works on an account of its own, and knows what the feed is to say of it.</summary>
    sealed class Writer(Api api, Random random)
    {
        readonly List<string> _milestones = [];
        string _plan = "";

        public string Account { get; private set; } = "";

        public List<(string Kind, string Subject, bool IsDeletion)> Done { get; } = [];

        public async Task OpenAsync()
        {
            Account = await MakeAsync("openAccount", "account", new { name = "Acme" });
            _plan = await MakeAsync("createPlan", "plan", new { account = Account, title = "Plan" });
            Done.AddRange([("AccountOpened", Account, false), ("PlanCreated", _plan, false)]);
        }

        public async Task WriteAsync(int steps)
        {
            for (var step = 0; step < steps; step++)
            {
                if (_milestones.Count > 0 && random.Next(3) == 0)
                {
                    var milestone = _milestones[random.Next(_milestones.Count)];
                    await api.DoAsync(api.Owner, "removeMilestone", "plan { id }", new { milestone });
                    _milestones.Remove(milestone);
                    Done.Add(("MilestoneRemoved", milestone, true));
                }
                else if (random.Next(2) == 0)
                {
                    await api.DoAsync(api.Owner, "renamePlan", "plan { id }", new { plan = _plan, title = $"Title {step}, {random.Next()}" });
                    Done.Add(("PlanRenamed", _plan, false));
                }
                else
                {
                    _milestones.Add(await MakeAsync("addMilestone", "milestone", new { plan = _plan, milestone = new { title = "Go-live", due = "2030-01-01" } }));
                    Done.Add(("MilestoneAdded", _milestones[^1], false));
                }
            }
        }

        async Task<string> MakeAsync(string mutation, string made, object input) =>
            (await api.DoAsync(api.Owner, mutation, $"{made} {{ id }}", input)).GetProperty(made).GetProperty("id").GetString()!;
    }

    /// <summary>Keeps a copy, page by page of whatever size.</summary>
    sealed class Follower(Api api, Random random)
    {
        string? _end;

        public List<Change> Changes { get; } = [];

        /// <summary>Follows until nobody writes any more and all that was done is there.</summary>
        public Task FollowAsync(Task writing, IReadOnlyCollection<Writer> writers) => Patience.UntilAsync(
            async () =>
            {
                var isOver = writing.IsCompleted;
                var page = (await api.ReadAsync(api.Owner, Page, new { after = _end, first = random.Next(1, 8) })).GetProperty("changes");
                Changes.AddRange(ChangeFeedTests.Changes(page));
                _end = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
                await (isOver ? writing : Task.CompletedTask);
                return isOver && !page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                    && writers.All(writer => Changes.Count(change => change.Account == writer.Account) >= writer.Done.Count);
            },
            "every change at every follower");
    }
}

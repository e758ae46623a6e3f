using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Asks, as everybody, for everything that the server can be asked for, and looks through all that comes back, and all that the server writes
/// down, for canaries which that reader must not see.
/// </summary>
sealed partial class CanaryRun(CanaryWorld world, int seed, bool isThorough)
{
    // As deep as the most that one request may cost lets a question be.
    const int Deepest = 2;

    readonly Dictionary<string, string> _kinds = IdPlace.Rows();
    readonly Question _question = new(world.Contract, IdPlace.Rows());
    readonly Random _random = new(seed);
    readonly HashSet<string> _asked = [];
    readonly HashSet<string> _answered = [];

    public Findings Findings { get; } = new(world.Book, new(world));

    /// <summary>Every id that somebody was given.</summary>
    public GivenIds Given { get; private set; } = null!;

    /// <summary>Every field of the contract that was asked for, as <c>Type.field</c>.</summary>
    public IReadOnlySet<string> Asked => _asked;

    /// <summary>Every field of the contract that somebody got a value of.</summary>
    public IReadOnlySet<string> Answered => _answered;

    /// <summary>Every field that a query reaches.</summary>
    public IReadOnlySet<string> Reachable { get; private set; } = new HashSet<string>();

    /// <summary>How many answers were looked through.</summary>
    public int Answers => Findings.Answers;

    /// <summary>Plants, asks and looks.</summary>
    /// <param name="seed">From which everything is drawn.</param>
    /// <param name="isThorough">Whether everybody asks for everything of everybody else, and again with arguments that are drawn, instead of a sample of it.</param>
    public static async Task<CanaryRun> RunAsync(int seed, bool isThorough)
    {
        using var telemetry = new CapturedTelemetry();
        await using var world = await CanaryWorld.StartAsync(seed);
        var run = Of(world, seed, isThorough);
        await run.SurveyAsync(null);
        if (isThorough)
        {
            await run.SurveyAsync(run._random);
        }

        await run.ReadChangesAsync();
        await run.Given.AskBackAsync(isThorough, isSurveyed: true);
        await new CanaryStreams(world, run).ListenAsync();
        await new CanaryEdges(world, run).TryAsync();
        await run.MutateAsync();
        await run.Given.AskBackAsync(isThorough, isSurveyed: false);
        await run.ReadChangesAsync();
        run.Reachable = run.Reach();
        await run.ReadMailsAsync();
        run.LookThrough(telemetry);
        return run;
    }

    /// <summary>Plants, and asks for as much as what leaks may be in.</summary>
    /// <param name="seed">From which everything is drawn.</param>
    /// <param name="leaks">What leaks.</param>
    public static async Task<CanaryRun> RunAsync(int seed, PlantedLeaks leaks)
    {
        using var telemetry = new CapturedTelemetry();
        await using var world = await CanaryWorld.StartAsync(seed, leaks);
        var run = Of(world, seed, isThorough: false);
        await run.SurveyNodesAsync(new(world.Contract, run._question, null), world.Contract["Kpi"]);
        await run.ReadChangesAsync();
        run.LookThrough(telemetry);
        return run;
    }

    static CanaryRun Of(CanaryWorld world, int seed, bool isThorough)
    {
        var run = new CanaryRun(world, seed, isThorough);
        run.Given = new(world, run, run._random);
        return run;
    }

    void LookThrough(CapturedTelemetry telemetry)
    {
        Findings.LookThrough("logs", world.Gateway.Logs.Lines);
        Findings.LookThrough("traces", telemetry.Spans);
        Findings.LookThrough("metrics", telemetry.Labels);
    }

    /// <summary>Every mail, as whom it went to; what happened in the accounts must have been told by then.</summary>
    async Task ReadMailsAsync()
    {
        bool IsTold(string email, string path) => world.Mails.Files.Any(file => file.To.StartsWith(email, StringComparison.Ordinal) && file.Text.Contains(path, StringComparison.Ordinal));
        var (customer, provider) = (world.Said[(world.North, Planted.CustomersEmail)][0], world.Said[(world.North, Planted.ProvidersEmail)][0]);
        await Patience.UntilAsync(() => IsTold(customer, "/proposals/") && IsTold(provider, "/alerts/"), "mails of north's alert and proposal");
        foreach (var (to, text) in world.Mails.Files)
        {
            if (world.ReaderOf(to) is { } reader)
            {
                Findings.Look(reader, "a mail", text);
            }
        }
    }

    /// <summary>Asks a GraphQL question and looks through the answer.</summary>
    /// <returns>The answer.</returns>
    public async Task<JsonElement> AskAsync(Asker asker, string document, JsonNode? variables)
    {
        using var content = JsonContent.Create(new { query = document, variables });
        var (answer, text) = await SendAsync(asker, HttpMethod.Post, "/graphql", content);
        var json = JsonDocument.Parse(text).RootElement;
        Findings.Look(asker, $"{document} {variables?.ToJsonString()}", answer, json);
        return json;
    }

    /// <summary>Sends a request as somebody.</summary>
    /// <returns>Status, headers and body in one text, and the body alone.</returns>
    public static async Task<(string Answer, string Body)> SendAsync(Asker asker, HttpMethod method, string path, HttpContent? content)
    {
        var visitor = asker.Visitor;
        using var response = await visitor.Browser.SendAsync(method, path, content, visitor.Key is { } key
            ? [("Authorization", $"Bearer {key}")]
            : [("Origin", visitor.Gateway.Url.GetLeftPart(UriPartial.Authority)), ("Success-Preflight", "1")]);
        var body = await response.Content.ReadAsStringAsync();
        return ($"{(int)response.StatusCode} {response.Headers}{response.Content.Headers}{body}", body);
    }

    /// <summary>The whole log of changes, page by page.</summary>
    async Task ReadChangesAsync()
    {
        const string Page = "query ($after: String) { changes(first: 100, after: $after) { nodes { __typename kind at account subject isDeletion version } pageInfo { hasNextPage endCursor } } }";
        foreach (var asker in world.Askers)
        {
            for (string? after = null; ;)
            {
                var answer = await AskAsync(asker, Page, new JsonObject { ["after"] = after });
                Given.Note(asker, answer);
                if (!answer.TryGetProperty("data", out var data) || data.GetProperty("changes") is not { ValueKind: JsonValueKind.Object } changes)
                {
                    break;
                }

                var info = changes.GetProperty("pageInfo");
                if (!info.GetProperty("hasNextPage").GetBoolean())
                {
                    break;
                }

                after = info.GetProperty("endCursor").GetString();
            }
        }
    }

    /// <summary>Every mutation, with ids of others and with own ones; what takes something away comes last.</summary>
    async Task MutateAsync()
    {
        string[] last = ["archive", "remove", "erase", "revoke", "endSession", "signOut", "changeRole", "rebind", "completePlan", "rename", "respond"];
        var mutations = world.Contract["Mutation"].Fields.OrderBy(field => Array.FindIndex(last, word => field.Name.StartsWith(word, StringComparison.Ordinal))).ToList();
        var places = IdPlace.All(world.Contract).Where(place => place.On.Name == "Mutation").ToLookup(place => place.Field.Name);
        foreach (var field in mutations)
        {
            foreach (var asker in world.Askers)
            {
                foreach (var place in places[field.Name])
                {
                    foreach (var id in Others(place, asker))
                    {
                        var (document, variables) = _question.Ask(place, id, asker.Home.Account.Ids);
                        Given.Note(asker, await AskAsync(asker, document, variables));
                    }
                }

                // The provider's answer to an alert would tell the customer of it.
                if (asker.Home != world.Untold)
                {
                    var (document, variables) = _question.Ask(field, asker.Home.Account.Ids);
                    Given.Note(asker, await AskAsync(asker, document, variables));
                }
            }
        }
    }

    // What is hidden from the asker: in other accounts everything, and in its own what the other side keeps to itself.
    IEnumerable<string> Others(IdPlace place, Asker asker)
    {
        var kind = _kinds[place.Row];
        foreach (var plot in Chosen(asker))
        {
            // With a template of the workspace a provider may begin a plan, which tells its customer.
            var isShared = kind == "Template" && asker.Side == Domain.Side.Provider && asker.IsIn(plot.Workspace);
            if (!asker.Knows(plot) && !isShared && plot.Account.Ids.TryGetValue(kind, out var theirs))
            {
                yield return theirs;
            }


            if (asker.Side is { } side && (side == Domain.Side.Customer ? plot.Account.OfProvider : plot.Account.OfCustomer).TryGetValue(kind, out var hidden))
            {
                yield return hidden;
            }
        }
    }

    public override string ToString() => FormattableString.Invariant($"seed {seed}, {Answers} answers");
}

using System.CommandLine;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Success.Bench.Accounts;
using Success.Bench.Recording;

namespace Success.Bench.Gateway;

/// <summary><c>gateway</c>: the real server over HTTP, with this process as its load on the same machine.</summary>
static class GatewayBenchmark
{
    const int Filters = 500;
    const int PointsOfAKpi = 60;
    const int KpisOfAPage = 10;

    // Five metrics, each of which has a few days more than are asked for.
    const int MeasurementsOfAPage = 5 * (PointsOfAKpi + 4);

    const string Page =
        "query ($filter: AccountFilter) { accounts(filter: $filter, first: 50) { totalCount nodes { " +
        "id name externalId segment tags standing progress openAlertCount renewsOn sparkline } } }";

    const string AccountPage =
        "query ($id: ID!) { account(id: $id) { name standing plans { title phase standing progress } " +
        "" +
        "kpis { id name standing progress trajectory(points: 60) { planned } observations(last: 60) { value } } } }";

    const string Record = "mutation ($input: RecordMeasurementsInput!) { recordMeasurements(input: $input) { taken refused } }";

    public static Command Command()
    {
        var program = new Argument<FileInfo>("program") { Description = "The server's Success.Server.dll, built before." };
        var accounts = new Option<int>("--accounts") { Description = "Accounts with five agreed KPIs.", DefaultValueFactory = _ => 5_000 };
        var others = new Option<int>("--others") { Description = "Accounts that only the portfolio knows.", DefaultValueFactory = _ => 95_000 };
        var seconds = new Option<int>("--seconds") { Description = "Length of each run.", DefaultValueFactory = _ => 6 };
        var only = new Option<string[]>("--only") { Description = "ingest, record, page, changes, account, live, idle; all when left out.", AllowMultipleArgumentsPerToken = true };
        var command = new Command("gateway", "The server over HTTP: start, ingestion, pages, live changes.") { program, accounts, others, seconds, only };
        command.SetAction((arguments, cancellationToken) => RunAsync(
            arguments.GetRequiredValue(program).FullName,
            arguments.GetValue(accounts),
            new SyntheticAccounts(arguments.GetValue(others), seed: 7),
            TimeSpan.FromSeconds(arguments.GetValue(seconds)),
            arguments.GetValue(only) is { Length: > 0 } some ? some : ["ingest", "record", "page", "changes", "account", "live", "idle"],
            cancellationToken));
        return command;
    }

    static async Task RunAsync(
        string program, int accounts, SyntheticAccounts others, TimeSpan length, string[] only, CancellationToken cancellationToken)
    {
        await using var firm = await ServedFirm.StartAsync(program, accounts, others, cancellationToken);
        Report.Result("gateway.start", firm.Start.TotalMilliseconds, "ms", new { accounts });
        // The last account is left to who listens for its changes.
        var days = new Days(1, accounts - 1);
        var load = ApiLoad.OfLines(firm, _ => days.Next(50, 100, '\n'));
        foreach (var what in only)
        {
            await (what switch
            {
                "ingest" => IngestAsync(load, accounts, length),
                "record" => RecordAsync(firm, days, length),
                "page" => PageAsync(firm, others, days, length),
                "changes" => ChangesAsync(firm, days, length),
                "account" => AccountAsync(firm, accounts, length),
                "live" => LiveAsync(firm, days, accounts, length),
                _ => IdleAsync(firm),
            });
        }
    }

    static async Task IngestAsync(ApiLoad load, int accounts, TimeSpan length)
    {
        Report.Progress("a first batch for each account");
        await Parallel.ForAsync(0, accounts / 50, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, _) => await load.SendAsync(request));
        await load.RunAsync("ingest.ndjson", 4, null, length, 5_000);
    }

    static async Task RecordAsync(ServedFirm firm, Days days, TimeSpan length)
    {
        var load = new ApiLoad(
            firm,
            _ => new StringContent($"{{\"query\":\"{Record}\",\"variables\":{{\"input\":{{\"items\":[{days.Next(20, 100, ',')}]}}}}}}", Encoding.UTF8, "application/json"),
            "/graphql",
            "\"refused\":0");
        await load.RunAsync("record.graphql", 6, null, length, 2_000);
    }

    static async Task PageAsync(ServedFirm firm, SyntheticAccounts others, Days days, TimeSpan length)
    {
        JsonObject[] filters =
        [
            .. Enumerable.Range(0, Filters).Select(_ => others.TeamsWorries()).Select(filter => new JsonObject
            {
                ["owners"] = new JsonArray([.. filter.Owners.Select(owner => (JsonNode)owner.ToString())]),
                ["standings"] = new JsonArray("OFF_TRACK", "MISSED", "AT_RISK"),
            }),
        ];
        var load = new ApiLoad(firm, request => ApiLoad.Operation(Page, new { filter = filters[request % Filters] }), "/graphql", "\"totalCount\":", "\"nodes\":[{");
        var first = Stopwatch.GetTimestamp();
        await load.SendAsync(0);
        Report.Result("gateway.page.first", Stopwatch.GetElapsedTime(first).TotalMilliseconds, "ms");
        await load.RunAsync("page.warm", 8, null, TimeSpan.FromSeconds(3), 1);

        // A thousand accounts a second change their summaries.
        using var over = new CancellationTokenSource();
        var changes = ChangeAsync(firm, days, over.Token);
        var rate = await load.RunAsync("page", 8, null, length, 1);
        await load.RunAsync("page.half", 8, Math.Min(rate, 3_000) / 2, length, 1);
        await over.CancelAsync();
        Report.Result("gateway.page.changes", await changes, "count");
    }

    static async Task ChangesAsync(ServedFirm firm, Days days, TimeSpan length)
    {
        using var over = new CancellationTokenSource(length);
        var cpu = firm.Cpu;
        var count = await ChangeAsync(firm, days, over.Token);
        Report.Result("gateway.changes", count / length.TotalSeconds, "1/s");
        Report.Result("gateway.changes.serverCpu", (firm.Cpu - cpu).TotalMicroseconds / count, "us");
    }

    static async Task<int> ChangeAsync(ServedFirm firm, Days days, CancellationToken over)
    {
        var load = ApiLoad.OfLines(firm, _ => days.Next(100, 1, '\n'));
        using var ticks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var count = 0;
        while (!over.IsCancellationRequested)
        {
            await ticks.WaitForNextTickAsync(CancellationToken.None);
            await load.SendAsync(count++);
        }

        return count * 100;
    }

    static async Task AccountAsync(ServedFirm firm, int accounts, TimeSpan length)
    {
        var first = accounts + 1;
        var days = new Days(first, ServedFirm.WideAccounts);
        var fill = ApiLoad.OfLines(firm, _ => days.Next(10, MeasurementsOfAPage, '\n'));
        await Parallel.ForAsync(0, ServedFirm.WideAccounts / 10, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, _) => await fill.SendAsync(request));
        var page = new ApiLoad(
            firm,
            request => ApiLoad.Operation(AccountPage, new { id = RecordingFirm.AccountId(first + (request % ServedFirm.WideAccounts)).ToString() }),
            "/graphql",
            "\"data\":{\"account\":{\"name\":");
        var answer = await page.SendAsync(0);
        var values = answer.AsSpan().Count("\"value\":"u8);
        if (values != KpisOfAPage * PointsOfAKpi)
        {
            throw new InvalidOperationException($"{KpisOfAPage} KPIs with {PointsOfAKpi} observations were written, and {values} are told.");
        }

        Report.Result("gateway.account.bytes", answer.Length, "B");
        await page.RunAsync("account.warm", 8, null, TimeSpan.FromSeconds(4), 1);
        await page.RunAsync("account", 8, null, length, 1);
    }

    static async Task LiveAsync(ServedFirm firm, Days days, int accounts, TimeSpan length)
    {
        var load = ApiLoad.OfLines(firm, _ => days.Next(10, 100, '\n'));
        var running = load.RunAsync("live.load", 4, 20, length, 1_000);
        await LiveLoad.ListenAsync(firm, running, accounts);
        await running;
    }

    static async Task IdleAsync(ServedFirm firm)
    {
        const int Count = 10_000;
        var before = firm.WorkingSet;
        var sockets = await LiveLoad.OpenAsync(firm, Count);
        await Task.Delay(TimeSpan.FromSeconds(3));
        Report.Result("gateway.idle", (firm.WorkingSet - before) / (double)Count, "B", new { Count });
        sockets.ForEach(socket => socket.Dispose());
    }
}

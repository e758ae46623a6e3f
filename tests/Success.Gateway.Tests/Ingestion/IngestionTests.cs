using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.Ingestion;
using Success.Testing;

namespace Success.Gateway.Tests.Ingestion;

/// <summary>What becomes of a stream of measurements.</summary>
public sealed class IngestionTests
{
    [Fact]
    public async Task Lines_AreEachTakenOrRefusedInTheirOrder()
    {
        await using var feed = await Feed.StartAsync();

        var answer = await feed.SendAsync(
            feed.Line(-7, 15),
            "this is no JSON",
            feed.Line(-7, 1, "spare"),
            "",
            feed.Line(-7, 15),
            feed.Line(-6, 15, "unknown"),
            feed.Line(1, 15),
            feed.Line(-5, 15).Replace("\"account\":\"" + feed.Shared.Account, "\"externalAccountId\":\"acme", StringComparison.Ordinal),
            "{\"metric\":\"seats\",\"value\":1}");
        var corrected = await feed.SendAsync(feed.Line(-7, 14));

        Assert.Equal(
            [
                "1 RECORDED", "2 REFUSED INVALID -", "3 UNBOUND", "5 DUPLICATE", "6 REFUSED NOT_FOUND metric", "7 REFUSED INVALID at", "8 RECORDED",
                "9 REFUSED INVALID account",
            ],
            answer.Lines);
        Assert.True(answer.IsComplete);
        Assert.Equal((9, 2, 1, 1, 0, 4), (answer["lastLine"], answer["recorded"], answer["unbound"], answer["duplicate"], answer["corrected"], answer["refused"]));
        Assert.Equal(["1 CORRECTED"], corrected.Lines);
    }

    [Fact]
    public async Task Body_SentAgain_ChangesNothing()
    {
        await using var feed = await Feed.StartAsync();
        var body = string.Join('\n', Enumerable.Range(1, 50).Select(day => feed.Line(-day, 15)));

        var first = await feed.SendAsync(body);
        var second = await feed.SendAsync(body);

        Assert.Equal((50, 50), (first["recorded"], second["duplicate"]));
        Assert.Equal(50, await feed.CountAsync());
    }

    [Fact]
    public async Task Bodies_SentTwiceAtOnce_RecordEachLineOnce()
    {
        await using var feed = await Feed.StartAsync();
        var body = string.Join('\n', Enumerable.Range(1, 80).Select(day => feed.Line(-day, 15)));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => feed.SendAsync(body)));

        Assert.Equal((80, 240), (answers.Sum(answer => answer["recorded"]), answers.Sum(answer => answer["duplicate"])));
        Assert.Equal(80, await feed.CountAsync());
    }

    [Fact]
    public async Task DryRun_TellsWhatWouldBecomeOfLines_AndRecordsNothing()
    {
        await using var feed = await Feed.StartAsync();

        var dry = await feed.SendAsync($"{feed.Line(-1, 15)}\n{feed.Line(-1, 15, "unknown")}", "?dryRun=true");

        Assert.Equal(["1 RECORDED", "2 REFUSED NOT_FOUND metric"], dry.Lines);
        Assert.Equal(0, await feed.CountAsync());
    }

    [Fact]
    public async Task Results_OfRefusedLinesOnly_AreCountedWhole()
    {
        await using var feed = await Feed.StartAsync();

        var answer = await feed.SendAsync($"{feed.Line(-1, 15)}\n{feed.Line(-1, 15, "unknown")}\n", "?results=refused");

        Assert.Equal(["2 REFUSED NOT_FOUND metric"], answer.Lines);
        Assert.Equal((2, 1, 1), (answer["lastLine"], answer["recorded"], answer["refused"]));
    }

    [Fact]
    public async Task Stream_IsAnsweredWhileItIsSent()
    {
        await using var feed = await Feed.StartAsync();
        using var stream = await OpenStream.OpenAsync(feed.Api.Gateway.Url, feed.Key);

        await stream.SendAsync(feed.Line(-2, 15));
        var first = Answer.Word(await stream.NextAsync());
        await stream.SendAsync(feed.Line(-1, 15), feed.Line(-1, 15));
        var (second, third) = (Answer.Word(await stream.NextAsync()), Answer.Word(await stream.NextAsync()));
        await stream.EndAsync();

        Assert.Equal(("1 RECORDED", "2 RECORDED", "3 DUPLICATE"), (first, second, third));
        Assert.True((await stream.NextAsync()).GetProperty("complete").GetBoolean());
    }

    [Fact]
    public async Task Stream_ThatPausesAsLongAsItMay_GoesOn_AndEndsAfterThat()
    {
        await using var feed = await Feed.StartAsync();
        using var stream = await OpenStream.OpenAsync(feed.Api.Gateway.Url, feed.Key);
        await stream.SendAsync(feed.Line(-2, 15));
        await stream.NextAsync();

        await PauseAsync(feed, IngestionLimits.LongestPause - TimeSpan.FromMilliseconds(1));
        await stream.SendAsync(feed.Line(-1, 15));
        Assert.Equal("2 RECORDED", Answer.Word(await stream.NextAsync()));
        await PauseAsync(feed, IngestionLimits.LongestPause);

        var end = await stream.NextAsync();
        Assert.Equal((false, 2), (end.GetProperty("complete").GetBoolean(), end.GetProperty("lastLine").GetInt32()));
        Assert.Equal("TIMED_OUT", end.GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Stream_OfAKeyThatIsRevoked_EndsAtOnce()
    {
        await using var feed = await Feed.StartAsync();
        using var stream = await OpenStream.OpenAsync(feed.Api.Gateway.Url, feed.Key);
        await stream.SendAsync(feed.Line(-2, 15));
        await stream.NextAsync();

        await feed.Api.Gateway.DoAsync(new TenantCommand.RevokeClient(ApiKey.Parse(feed.Key).Value.Client));

        var end = await stream.NextAsync();
        Assert.False(end.GetProperty("complete").GetBoolean());
        Assert.Equal("RIGHTS_CHANGED", end.GetProperty("error").GetProperty("code").GetString());
        Assert.Equal(1, await feed.CountAsync());
    }

    [Fact]
    public async Task Stream_ThatBreaksOff_KeepsWhatWasAnswered_AndIsNoErrorOfOurs()
    {
        await using var feed = await Feed.StartAsync();
        using (var stream = await OpenStream.OpenAsync(feed.Api.Gateway.Url, feed.Key))
        {
            await stream.SendAsync(feed.Line(-2, 15));
            await stream.NextAsync();
        }

        Assert.Equal(["1 DUPLICATE"], (await feed.SendAsync(feed.Line(-2, 15))).Lines);
        Assert.DoesNotContain("Error Success", feed.Api.Gateway.Logs.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_Packed_IsUnpacked_AndToldWhenItIsNoGzip()
    {
        await using var feed = await Feed.StartAsync();
        var packed = Feed.Pack(string.Join('\n', Enumerable.Range(1, 100).Select(day => feed.Line(-day, 15))));

        using var whole = await feed.PostAsync(packed, encoding: "gzip");
        using var wrong = await feed.PostAsync("no gzip"u8.ToArray(), encoding: "gzip");

        Assert.Equal(100, Answer.Read(await whole.Content.ReadAsStringAsync())["recorded"]);
        var told = await wrong.Content.ReadAsStringAsync();
        Assert.Equal("BAD_REQUEST", Answer.Read(told).ErrorCode);
        Assert.Contains("\"The body is said to be packed by gzip, and cannot be unpacked from here on.\"", told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Csv_NamesItsColumnsInTheFirstLine()
    {
        await using var feed = await Feed.StartAsync();
        var (account, at) = (feed.Shared.Account, feed.Shared.Instant(-1));

        var answer = await feed.SendAsync(
            $"""
            metric,account,externalAccountId,at,value,note
            seats,{account},,{at},15,"A ""quoted"" note, with a comma"
            seats,,acme,{feed.Shared.Instant(-2)},1.5e1,
            seats,{account},,{at},many,
            seats,{account},,{at}
            seats,{account},,{at},15,"open
            """.ReplaceLineEndings("\r\n"),
            type: "text/csv");
        var unknown = await feed.SendAsync("metric,colour\nseats,red\n", type: "text/csv");

        Assert.Equal(["2 RECORDED", "3 RECORDED", "4 REFUSED INVALID value", "5 REFUSED INVALID -", "6 REFUSED INVALID -"], answer.Lines);
        Assert.Equal(["1 REFUSED INVALID colour"], unknown.Lines);
        Assert.Equal("INVALID", unknown.ErrorCode);
    }

    [Fact]
    public async Task Program_OfACustomer_RecordsItsOwnAccountOnly_AndForItsSide()
    {
        await using var feed = await Feed.StartAsync();
        var api = feed.Api;
        var other = (await api.DoAsync(api.Owner, "openAccount", "account { id }", new { name = "Other", externalId = "other" })).GetProperty("account").GetProperty("id").GetString()!;
        await api.SettleAsync(2);
        var admin = await api.JoinAsync("CUSTOMER_ADMIN", feed.Shared.Account, "admin@example.com");
        var key = await Feed.CreateKeyAsync(api, admin, feed.Shared.Account, "MEASURE");
        string Of(string account) => feed.Line(-1, 3).Replace(feed.Shared.Account, account, StringComparison.Ordinal);
        string Named(string name) => feed.Line(-1, 3).Replace($"\"account\":\"{feed.Shared.Account}", $"\"externalAccountId\":\"{name}", StringComparison.Ordinal);

        var answer = await feed.SendAsync(
            string.Join('\n', feed.Line(-1, 3), Of(other), Of("acc_00000000000070008000000000000001"), Named("acme"), Named("other")), key: key);
        var read = await api.ReadAsync(
            admin, "query ($id: ID!) { account(id: $id) { measurements(metric: \"seats\") { nodes { value side } } } }", new { id = feed.Shared.Account });

        Assert.Equal(
            ["1 UNBOUND", "2 REFUSED NOT_FOUND account", "3 REFUSED NOT_FOUND account", "4 REFUSED NOT_FOUND externalAccountId", "5 REFUSED NOT_FOUND externalAccountId"],
            answer.Lines);
        var measurement = Assert.Single(read.GetProperty("account").GetProperty("measurements").GetProperty("nodes").EnumerateArray());
        Assert.Equal("CUSTOMER", measurement.GetProperty("side").GetString());
    }

    [Fact]
    public async Task Account_OfAnotherWorkspace_IsAnsweredAsOneThatIsNot()
    {
        await using var feed = await Feed.StartAsync();
        var tag = RouteTag.Create("other").Value;
        await feed.Api.Gateway.CreateWorkspaceAsync(tag, "Fabrikam", "fabrikam@example.com");
        var tenant = (await feed.Api.Gateway.TenantOf(tag).View(0))!.Tenant;
        var owner = new VerifiedCaller(tag, Audience.Of(tenant, tenant.Members.Values.Single()).Value);
        var theirs = (await feed.Api.DoAsync(owner, "openAccount", "account { id }", new { name = "Theirs", externalId = "theirs" })).GetProperty("account").GetProperty("id").GetString()!;

        using var response = await feed.PostAsync(Encoding.UTF8.GetBytes(string.Join(
            '\n',
            feed.Line(-1, 15).Replace(feed.Shared.Account, theirs, StringComparison.Ordinal),
            feed.Line(-1, 15).Replace(feed.Shared.Account, "acc_00000000000070008000000000000001", StringComparison.Ordinal))));
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n');

        Assert.Contains("NOT_FOUND", lines[0], StringComparison.Ordinal);
        Assert.Equal(lines[0].Replace("\"line\":1", "\"line\":2", StringComparison.Ordinal), lines[1]);
    }

    [Theory]
    [InlineData("", "application/x-ndjson", "", HttpStatusCode.Unauthorized, "UNAUTHENTICATED")]
    [InlineData(null, null, "", HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData(null, "application/json", "", HttpStatusCode.UnsupportedMediaType, "UNSUPPORTED_MEDIA_TYPE")]
    [InlineData(null, "application/x-ndjson", "?dryRun=yes", HttpStatusCode.BadRequest, "INVALID")]
    [InlineData(null, "application/x-ndjson", "?results=some", HttpStatusCode.BadRequest, "INVALID")]
    public async Task Request_ThatCannotBeTaken_SaysWhy(string? key, string? type, string query, HttpStatusCode status, string code)
    {
        await using var feed = await Feed.StartAsync();

        using var response = await feed.PostAsync(Encoding.UTF8.GetBytes(feed.Line(-1, 15)), query, type, key);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains($"\"{code}\"", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(0, await feed.CountAsync());
    }

    [Theory]
    [InlineData("?dry_run=true", "dry_run")]
    [InlineData("?dryRun=true&result=refused", "result")]
    public async Task Request_WithAParameterThatThereIsNot_NamesItAndThoseThereAre_AndRecordsNothing(string query, string unknown)
    {
        await using var feed = await Feed.StartAsync();

        using var response = await feed.PostAsync(Encoding.UTF8.GetBytes(feed.Line(-1, 15)), query);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            $"There is no parameter '{unknown}'; allowed are dryRun and results.",
            (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors")[0].GetProperty("message").GetString());
        Assert.Equal(0, await feed.CountAsync());
    }

    [Fact]
    public async Task Key_WithoutTheScopeToMeasure_IsRefused()
    {
        await using var feed = await Feed.StartAsync("READ", "PLAN", "ALERTS", "ADMIN");

        using var response = await feed.PostAsync(Encoding.UTF8.GetBytes(feed.Line(-1, 15)));

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    // A line is answered before the next one is waited for.
    static async Task PauseAsync(Feed feed, TimeSpan time)
    {
        var clock = feed.Api.Gateway.Time;
        await Patience.UntilAsync(() => clock.TimersDueIn(IngestionLimits.LongestPause) > 0, "the stream waits for its next line");
        clock.Advance(time);
    }
}

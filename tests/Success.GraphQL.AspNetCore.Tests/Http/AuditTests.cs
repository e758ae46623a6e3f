using Success.GraphQL.TestServer;

namespace Success.GraphQL.AspNetCore.Tests.Http;

/// <summary>GraphQL over HTTP as its working group's own audits see it.</summary>
public sealed class AuditTests
{
    [Fact]
    public async Task Server_AuditedByGraphQLHttp_PassesAllSixtyOneAudits()
    {
        await using var server = await TestApplication.StartAsync();

        var audits = (await NodeClient.RunAsync("http", "audits", server.Endpoint)).AsArray();

        Assert.Empty(audits.Where(audit => (string?)audit!["status"] != "ok").Select(audit => $"{audit!["id"]} {audit["name"]}: {audit["reason"]}"));
        Assert.Equal(61, audits.Count);
    }
}

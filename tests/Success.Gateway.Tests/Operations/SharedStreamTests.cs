using System.Net;
using System.Net.Http.Json;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using Success.Testing;

namespace Success.Gateway.Tests.Operations;

/// <summary>Subscriptions over one stream of server-sent events, whose operations come by requests of their own.</summary>
public sealed class SharedStreamTests
{
    const ClientScopes Everything = ClientScopes.Read | ClientScopes.Measure | ClientScopes.Plan | ClientScopes.Alerts | ClientScopes.Admin;

    const string TokenHeader = "X-GraphQL-Event-Stream-Token";

    const string OpenAccount = "mutation { openAccount(input: { name: \"Acme\" }) { account { id } } }";

    const string Changes = "subscription { portfolioChanged { account { name } } }";

    [Theory]
    [InlineData("text/event-stream")]
    [InlineData("*/*")]
    public async Task Stream_WhateverItAccepts_HearsOfChangesUntilTimeEndsItsKey(string accept)
    {
        await using var gateway = await RunningGateway.StartAsync();
        using var client = new HttpClient { BaseAddress = gateway.Url };
        var life = TimeSpan.FromSeconds(5);
        client.DefaultRequestHeaders.Authorization = new("Bearer", await gateway.CreateKeyAsync(Everything, life));
        using var reserved = await client.PutAsync("/graphql", null);
        client.DefaultRequestHeaders.Add(TokenHeader, await reserved.Content.ReadAsStringAsync());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql") { Headers = { { "Accept", accept } } };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var stream = new StreamReader(await response.Content.ReadAsStreamAsync());
        using var started = await client.PostAsJsonAsync("/graphql", new { query = Changes, extensions = new { operationId = "changes" } });
        Assert.Equal(HttpStatusCode.Accepted, started.StatusCode);
        client.DefaultRequestHeaders.Remove(TokenHeader);

        // When the subscription begins is not told: accounts are opened until it has heard of one.
        var heard = UntilAsync(stream, "Acme");
        while (!heard.IsCompleted)
        {
            using var opened = await client.PostAsJsonAsync("/graphql", new { query = OpenAccount });
            Assert.Equal(HttpStatusCode.OK, opened.StatusCode);
        }

        Assert.True(await heard);

        gateway.Time.Advance(life);

        Assert.False(await UntilAsync(stream, "nothing that is ever said"));
    }

    /// <summary>Reads until something is said; false when the stream ended before, in good order.</summary>
    static async Task<bool> UntilAsync(StreamReader stream, string what)
    {
        using var patience = new CancellationTokenSource(Patience.Longest);
        while (await stream.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Contains(what, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}

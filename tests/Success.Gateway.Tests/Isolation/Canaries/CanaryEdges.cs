using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Success.Gateway.Tests.Ingestion;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>Asks beside GraphQL: streams of measurements, pages, and requests in which something is wrong.</summary>
sealed class CanaryEdges(CanaryWorld world, CanaryRun run)
{
    public async Task TryAsync()
    {
        foreach (var asker in world.Askers)
        {
            await IngestAsync(asker);
            foreach (var (method, path, type, body) in Odd(asker))
            {
                using var content = body is null ? null : new StringContent(body, Encoding.UTF8, type);
                var (answer, _) = await CanaryRun.SendAsync(asker, method, path, content);
                run.Findings.Look(asker, $"{method} {path} {body}", answer);
            }
        }
    }

    // The provider's own programs are let tell nothing of the account whose customer is not to hear yet what is told.
    async Task IngestAsync(Asker asker)
    {
        var at = world.Gateway.Time.GetUtcNow().AddHours(-2).ToString("O", CultureInfo.InvariantCulture);
        var plots = world.Plots.Where(plot => plot != world.Untold || !asker.Knows(plot)).ToList();
        var lines = plots.SelectMany(plot => new[]
        {
            JsonSerializer.Serialize(new { account = plot.Account["Account"], metric = SharedAccount.Metric, at, value = 15d }),
            JsonSerializer.Serialize(new { account = plot.Account["Account"], metric = "never_was", at, value = 15d }),
            JsonSerializer.Serialize(new { externalAccountId = plot.Account["ExternalId"], metric = SharedAccount.Metric, at, value = 15d }),
        });
        var rows = plots.Select(plot => $"{plot.Account["Account"]},{SharedAccount.Metric},{at},15");
        foreach (var (type, body) in new[] { ("application/x-ndjson", string.Join('\n', lines)), ("text/csv", "account,metric,at,value\n" + string.Join('\n', rows)) })
        {
            using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };
            var (answer, _) = await CanaryRun.SendAsync(asker, HttpMethod.Post, Feed.Path, content);
            run.Findings.Look(asker, $"{Feed.Path} {body}", answer);
        }
    }

    IEnumerable<(HttpMethod Method, string Path, string Type, string? Body)> Odd(Asker asker)
    {
        var id = world.North.Account["Account"];
        var query = Uri.EscapeDataString($"{{ account(id: \"{id}\") {{ name }} viewer {{ workspace {{ name }} member {{ name email }} }} }}");
        yield return (HttpMethod.Get, $"/graphql?query={query}", "", null);
        yield return (HttpMethod.Get, $"/graphql?query={query}%7D", "", null);
        yield return (HttpMethod.Post, "/graphql", "application/json", "{\"query\":");
        yield return (HttpMethod.Post, "/graphql", "application/json", $"{{\"query\":\"{{ account(id: 7) {{ name }} node(id: \\\"{id}\\\") {{ nothing }} }}\"}}");
        yield return (HttpMethod.Post, "/graphql", "text/plain", "{ viewer { side } }");
        yield return (HttpMethod.Delete, "/graphql", "", null);
        yield return (HttpMethod.Get, "/graphiql", "", null);
        yield return (HttpMethod.Get, "/", "", null);
        yield return (HttpMethod.Get, "/session", "", null);
        yield return (HttpMethod.Get, "/settings/mails", "", null);
        foreach (var plot in world.Plots)
        {
            yield return (HttpMethod.Get, $"/alerts/{plot.Account["Alert"]}", "", null);
            yield return (HttpMethod.Get, $"/proposals/{plot.Account.OfProvider["Proposal"]}", "", null);
            yield return (HttpMethod.Get, $"/proposals/{plot.Account.OfCustomer["Proposal"]}", "", null);
        }

        yield return (HttpMethod.Get, "/sign-in", "", null);
        yield return (HttpMethod.Post, "/sign-in", "application/x-www-form-urlencoded", $"email={Uri.EscapeDataString($"{asker.Name.Length}@people.example")}");
        yield return (HttpMethod.Get, $"/sign-in/link/{world.North.Account["Session"]}", "", null);
        yield return (HttpMethod.Get, "/health/ready", "", null);
        yield return (HttpMethod.Get, "/test/fail", "", null);
        yield return (HttpMethod.Post, Feed.Path, "application/xml", "<a/>");
        yield return (HttpMethod.Post, $"{Feed.Path}?dryRun=perhaps", "application/x-ndjson", "nonsense\n{\"account\":1}");
    }
}

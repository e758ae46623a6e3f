using System.Net.Http.Json;
using System.Text.Json;

namespace Success.Gateway.Tests.Serving;

/// <summary>Somebody who asks the API over HTTP, by a session's cookie, by a key, or as nobody.</summary>
sealed class Visitor(RunningGateway gateway, Browser browser, string? key = null) : IDisposable
{
    public static Visitor WithKey(RunningGateway gateway, string? key) => new(gateway, gateway.OpenBrowser(), key);

    public RunningGateway Gateway => gateway;

    public Browser Browser => browser;

    public string? Key => key;

    /// <summary>Called with everything that comes back, before anybody reads it.</summary>
    public Action<string>? Hears { get; init; }

    /// <summary>Status and body, as they came.</summary>
    public async Task<string> AskAsync(string document, object? variables = null)
    {
        using var content = JsonContent.Create(new { query = document, variables });
        using var response = await browser.SendAsync(
            HttpMethod.Post, "/graphql", content, key is null ? ("Origin", gateway.Url.GetLeftPart(UriPartial.Authority)) : ("Authorization", $"Bearer {key}"));
        var answer = $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
        Hears?.Invoke(answer + response.Headers + response.Content.Headers);
        return answer;
    }

    /// <summary>The data of an answer without errors.</summary>
    public async Task<JsonElement> ReadAsync(string document, object? variables = null)
    {
        var answer = await AskAsync(document, variables);
        Assert.True(answer.StartsWith("200 {\"data\"", StringComparison.Ordinal) && !answer.Contains("\"errors\"", StringComparison.Ordinal), $"{document} was answered {answer}");
        return JsonDocument.Parse(answer[4..]).RootElement.GetProperty("data");
    }

    /// <summary>The payload of a mutation, carried out or refused.</summary>
    public async Task<JsonElement> TryAsync(string mutation, string selection, object input)
    {
        var type = char.ToUpperInvariant(mutation[0]) + mutation[1..];
        var document = $"mutation ($input: {type}Input!) {{ {mutation}(input: $input) {{ {selection} userErrors {{ code field message }} }} }}";
        return (await ReadAsync(document, new { input })).GetProperty(mutation);
    }

    /// <summary>The payload of a mutation that is carried out.</summary>
    public async Task<JsonElement> DoAsync(string mutation, string selection, object input)
    {
        var payload = await TryAsync(mutation, selection, input);
        Assert.True(payload.GetProperty("userErrors").GetArrayLength() == 0, $"{mutation} was answered {payload}");
        return payload;
    }

    /// <summary>The id of what a mutation made.</summary>
    public async Task<string> MakeAsync(string mutation, string made, object input) =>
        (await DoAsync(mutation, $"{made} {{ id }}", input)).GetProperty(made).GetProperty("id").GetString()!;

    public void Dispose() => browser.Dispose();
}

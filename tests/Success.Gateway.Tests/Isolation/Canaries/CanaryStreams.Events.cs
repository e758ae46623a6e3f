using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using Success.Gateway.Tests.Operations;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <content>What comes as server-sent events, and who listens.</content>
sealed partial class CanaryStreams
{
    static async Task OpenEventsAsync(Listener listener, string question, CancellationToken enough)
    {
        var visitor = listener.Asker.Visitor;
        using var content = JsonContent.Create(new { query = question });
        var response = await visitor.Browser.SendAsync(HttpMethod.Post, "/graphql", content, [("Accept", "text/event-stream"), visitor.Key is { } key
            ? ("Authorization", $"Bearer {key}")
            : ("Origin", visitor.Gateway.Url.GetLeftPart(UriPartial.Authority))]);
        var id = string.Create(CultureInfo.InvariantCulture, $"events-{listener.Events.Count}");
        listener.Subscriptions[id] = question;
        if (listener.Asker.Reads(listener.Asker.Home) && question.Contains("portfolioChanged {", StringComparison.Ordinal))
        {
            listener.Own.Add(id);
        }

        listener.Events.Add(response);
        listener.Reading.Add(ReadEventsAsync(listener, id, response, enough));
    }

    static async Task ReadEventsAsync(Listener listener, string id, HttpResponseMessage response, CancellationToken enough)
    {
        const string Data = "data: ";
        try
        {
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(enough));
            while (await lines.ReadLineAsync(enough) is { } line)
            {
                var text = line.StartsWith(Data, StringComparison.Ordinal) ? line[Data.Length..] : line;
                if (text.StartsWith('{'))
                {
                    listener.Hear(id, text);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // This side has heard enough.
        }
    }

    sealed class Listener(Asker asker, GraphQLSocket socket)
    {
        public Asker Asker => asker;

        public GraphQLSocket Socket => socket;

        public ConcurrentDictionary<string, string> Subscriptions { get; } = new();

        public HashSet<string> Own { get; } = [];

        public ConcurrentQueue<(string Subscription, string Message)> Heard { get; } = new();

        public ConcurrentDictionary<string, bool> Reached { get; } = new();

        public string Awaited { get; set; } = "word-";

        public List<HttpResponseMessage> Events { get; } = [];

        public List<Task> Reading { get; } = [];

        public void Hear(string id, string text)
        {
            Heard.Enqueue((Subscriptions.GetValueOrDefault(id, ""), text));
            if (text.Contains(Awaited, StringComparison.Ordinal))
            {
                Reached.TryAdd(id, true);
            }
        }
    }
}

using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using Success.Gateway.Tests.Operations;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation;

/// <summary>Somebody's socket with a subscription for each place that takes an id and each kind of id.</summary>
sealed class Ear : IAsyncDisposable
{
    readonly GraphQLSocket _socket;
    readonly SharedAccount _victim;
    readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _heard = new(StringComparer.Ordinal);
    readonly List<IdPlace> _places;
    Task _reading = Task.CompletedTask;

    Ear(string name, SharedAccount account, GraphQLSocket socket, SharedAccount victim, List<IdPlace> places) =>
        (Name, Account, _socket, _victim, _places) = (name, account, socket, victim, places);

    public string Name { get; }

    /// <summary>Its own account.</summary>
    public SharedAccount Account { get; }

    /// <summary>The subscriptions by which it is to hear of its own account.</summary>
    public List<string> Own { get; } = [];

    public static async Task<Ear> OpenAsync(IsolationWorld world, string name, Visitor who, SharedAccount own)
    {
        var socket = await GraphQLSocket.OpenAsync(world.Gateway.Url, InitOf(who), who.Browser.Cookie);
        Assert.Equal("connection_ack", (await socket.ReceiveAsync())?.GetProperty("type").GetString());
        var ear = new Ear(name, own, socket, world.Victim, [.. IdPlace.All(world.Contract).Where(place => place.On.Name == "Subscription")]);
        var question = new Question(world.Contract, IdPlace.Rows());
        foreach (var place in ear._places)
        {
            var kind = IdPlace.Rows()[place.Row];
            var theirs = world.Victim[kind];
            (string Which, string? Id)[] ids =
            [
                ("theirs", own == world.Victim ? null : theirs), ("ended", own == world.Victim ? null : world.Victim.Ended.GetValueOrDefault(kind)),
                ("absent", IdPlace.NeverWas(theirs)),
                ("malformed", "nothing"), ("of another kind", own["Kpi"]), ("own", own[kind]),
            ];
            foreach (var (which, id) in ids.Where(one => one.Id is not null))
            {
                await ear.SubscribeAsync(question, place, which, id!, own.Ids);
            }

            // Who looks after an account is for the provider to filter by, and somebody does only when it is said.
            if (!name.Contains("program", StringComparison.Ordinal) && place.Row != "AccountFilter.owners" && place.Row != "AccountFilter.parent")
            {
                ear.Own.Add($"{place} own");
            }
        }

        ear._reading = ear.ReadAsync();
        return ear;
    }

    public static object? InitOf(Visitor who) => who.Key is { } key ? new { Authorization = $"Bearer {key}" } : null;

    public int CountOf(string subscription) => _heard.TryGetValue(subscription, out var heard) ? heard.Count : 0;

    /// <summary>What it heard that it should not have, and did not hear that it should have.</summary>
    public IEnumerable<string> Failures(bool isProgram)
    {
        foreach (var place in _places)
        {
            foreach (var which in new[] { "theirs", "ended" })
            {
                if (_heard.ContainsKey($"{place} {which}") && SetOf(place, which) != SetOf(place, "absent"))
                {
                    yield return $"{Name}, {place}: of {which} it hears {SetOf(place, which)}, and of what never was {SetOf(place, "absent")}";
                }
            }

            // What a stream is of is there when it begins; a filter may find nothing yet.
            if (place.Path.Length == 1 && !isProgram && !SetOf(place, "absent").Contains("\"NOT_FOUND\"", StringComparison.Ordinal))
            {
                yield return $"{Name}, {place}: of what never was it hears {SetOf(place, "absent")}";
            }

            foreach (var which in new[] { "malformed", "of another kind" })
            {
                if (!SetOf(place, which).Contains("\"INVALID\"", StringComparison.Ordinal) && !SetOf(place, which).Contains("\"FORBIDDEN\"", StringComparison.Ordinal))
                {
                    yield return $"{Name}, {place}: an id that is {which} is answered {SetOf(place, which)}";
                }
            }

            if (isProgram && SetOf(place, "own") != SetOf(place, "absent"))
            {
                yield return $"{Name}, {place}: of its own it hears {SetOf(place, "own")}";
            }
        }

        if (Account != _victim)
        {
            foreach (var line in _heard.Values.SelectMany(heard => heard).Where(line => line.Contains(_victim["Account"].Split('_')[1], StringComparison.Ordinal)))
            {
                yield return $"{Name} hears {line}";
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        await _reading;
    }

    async Task SubscribeAsync(Question question, IdPlace place, string which, string id, IReadOnlyDictionary<string, string> own)
    {
        var subscription = $"{place} {which}";
        _heard[subscription] = new();
        var (_, variables) = question.Ask(place, id, own);
        var argument = place.Field.Arguments.First(one => one == place.Path[0]);
        var selection = place.Field.Name switch
        {
            "planChanged" => "plan { id }",
            "alertChanged" => "alert { id }",
            "portfolioChanged" => "account { id } meetsFilter",
            _ => "account { id }",
        };
        var query = $"subscription ($given: {argument.TypeText}) {{ {place.Field.Name}({argument.Name}: $given) {{ {selection} }} }}";
        await _socket.SubscribeAsync(subscription, query, new JsonObject { ["given"] = variables[argument.Name]!.DeepClone() });
    }

    // How often something was said depends on when the subscription began.
    string SetOf(IdPlace place, string which) => string.Join(' ', _heard[$"{place} {which}"].Distinct().Order(StringComparer.Ordinal));

    async Task ReadAsync()
    {
        try
        {
            while (await _socket.ReceiveAsync(CancellationToken.None) is { } message)
            {
                if (message.TryGetProperty("id", out var id) && message.TryGetProperty("payload", out var payload))
                {
                    _heard[id.GetString()!].Enqueue(payload.GetRawText());
                }
            }
        }
        catch (Exception closed) when (closed is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // This side has heard enough and closed the socket.
        }
    }
}

using System.Globalization;
using System.Net.WebSockets;
using System.Numerics;
using System.Text.Json;
using Success.Gateway.Tests.Operations;
using Success.Testing;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>Everybody subscribes to everything over a socket of its own, and to some over server-sent events, while things happen in every account.</summary>
sealed partial class CanaryStreams(CanaryWorld world, CanaryRun run)
{
    readonly List<Listener> _listeners = [];
    int _rounds;

    public async Task ListenAsync()
    {
        using var enough = new CancellationTokenSource();
        foreach (var asker in world.Askers)
        {
            await OpenAsync(asker, enough.Token);
        }

        // When a subscription begins is not told: accounts are renamed until everybody has heard of its own.
        await SayAsync();
        foreach (var plot in world.Open)
        {
            await LiveAsync(plot);
        }

        await SayAsync();
        await enough.CancelAsync();
        foreach (var listener in _listeners)
        {
            listener.Socket.Dispose();
            await Task.WhenAll(listener.Reading);
            listener.Events.ForEach(events => events.Dispose());
            foreach (var (subscription, message) in listener.Heard)
            {
                run.Findings.Look(listener.Asker, subscription, message, JsonDocument.Parse(message).RootElement);
            }
        }
    }

    async Task OpenAsync(Asker asker, CancellationToken enough)
    {
        var visitor = asker.Visitor;
        var init = visitor.Key is { } key ? new { Authorization = $"Bearer {key}" } : null;
        GraphQLSocket socket;
        try
        {
            socket = await GraphQLSocket.OpenAsync(visitor.Gateway.Url, init, visitor.Browser.Cookie);
        }
        catch (WebSocketException refused) when (asker.Side is null)
        {
            run.Findings.Look(asker, "a socket", refused.Message);
            return;
        }

        var listener = new Listener(asker, socket);
        var questions = Questions().ToList();
        var ack = await socket.ReceiveAsync(enough);
        for (var at = 0; ack is not null && at < questions.Count; at++)
        {
            listener.Subscriptions[at.ToString(CultureInfo.InvariantCulture)] = questions[at];
            await socket.SubscribeAsync(at.ToString(CultureInfo.InvariantCulture), questions[at]);
        }

        // Whoever is let in hears of its own account by some of them.
        var home = asker.Home.Account;
        if (ack is not null && asker.Reads(asker.Home))
        {
            listener.Own.UnionWith(listener.Subscriptions.Where(one => one.Value.Contains("portfolioChanged {", StringComparison.Ordinal)
                || one.Value.Contains($"accountChanged(id: \"{home["Account"]}\")", StringComparison.Ordinal)).Select(one => one.Key));
        }

        if (ack is not null)
        {
            listener.Reading.Add(ReadAsync(listener));
        }

        // The first is of all accounts, and the last of the last account, which is not everybody's.
        foreach (var question in new[] { questions[0], questions[^1] })
        {
            await OpenEventsAsync(listener, question, enough);
        }

        _listeners.Add(listener);
    }

    IEnumerable<string> Questions()
    {
        var survey = new Survey(world.Contract, new(world.Contract, IdPlace.Rows()), null);
        var account = survey.OfEvent(world.Contract["AccountChange"], 2);
        var plan = survey.OfEvent(world.Contract["PlanChange"], 2);
        var alert = survey.OfEvent(world.Contract["AlertChange"], 2);
        yield return $"subscription {{ portfolioChanged {account} }}";
        yield return $"subscription {{ alertChanged {alert} }}";
        foreach (var plot in world.Plots)
        {
            var of = plot.Account;
            yield return $"subscription {{ accountChanged(id: \"{of["Account"]}\") {account} }}";
            yield return $"subscription {{ planChanged(id: \"{of["Plan"]}\") {plan} }}";
            yield return $"subscription {{ portfolioChanged(within: \"{of["Account"]}\") {account} }}";
            yield return $"subscription {{ alertChanged(account: \"{of["Account"]}\") {alert} }}";
        }
    }

    static async Task ReadAsync(Listener listener)
    {
        try
        {
            while (await listener.Socket.ReceiveAsync() is { } message)
            {
                var id = message.TryGetProperty("id", out var given) ? given.GetString()! : "";
                listener.Hear(id, message.GetRawText());
            }
        }
        catch (Exception closed) when (closed is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // This side has heard enough and closed the socket.
        }
    }

    /// <summary>Says a word in every account until everybody has heard the one of its own account, and with it everything before.</summary>
    async Task SayAsync()
    {
        var word = string.Create(CultureInfo.InvariantCulture, $"word-{++_rounds}-");
        foreach (var listener in _listeners)
        {
            listener.Awaited = word;
            listener.Reached.Clear();
        }

        // What is said again and again would keep everybody busy with hearing it: each time the wait is twice as long.
        var asked = 0;
        await Patience.UntilAsync(
            async () =>
            {
                foreach (var plot in BitOperations.IsPow2(++asked) ? world.Open : [])
                {
                    var name = string.Create(CultureInfo.InvariantCulture, $"{world.Said[(plot, Planted.AccountName)][0]} {word}{asked}");
                    await plot.Account.Provider.DoAsync("updateAccount", "account { id }", new { account = plot.Account["Account"], name });
                }

                return _listeners.TrueForAll(listener => listener.Own.IsSubsetOf(listener.Reached.Keys));
            },
            "everybody's news of its own account");
    }

    /// <summary>Something of everything that not everybody may hear of.</summary>
    async Task LiveAsync(Plot plot)
    {
        var of = plot.Account;
        var (plan, account) = (of["Plan"], of["Account"]);
        await of.Provider.DoAsync("addComment", "comment { id }", new { plan, text = world.Say(Planted.ProvidersComment, plot), audience = "INTERNAL" });
        await of.Provider.DoAsync("updateAccount", "account { id }", new { account, segment = world.Say(Planted.Segment, plot), tags = new[] { world.Say(Planted.Tag, plot) } });
        await of.Provider.DoAsync("snoozeAlert", "alert { id }", new { alert = of["Alert"], until = "2026-01-21T00:00:00Z", reason = world.Say(Planted.ProvidersSnoozeReason, plot) });
        await of.Customer.DoAsync("addPerson", "person { id }", new { account, side = "CUSTOMER", name = world.Say(Planted.PersonName, plot) });
        await of.Provider.DoAsync("addMilestone", "milestone { id }", new { plan, milestone = new { title = world.Say(Planted.MilestoneTitle, plot), due = "2030-01-01" } });
        var at = world.Gateway.Time.GetUtcNow().AddHours(-1).ToString("O", CultureInfo.InvariantCulture);
        await of.Provider.DoAsync("recordMeasurements", "taken", new { items = new[] { new { account, metric = SharedAccount.Metric, at, value = 3d, note = world.Say(Planted.MeasurementNote, plot) } } });
    }
}

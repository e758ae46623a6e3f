namespace Success.Bench.GraphQL;

/// <summary>Puts servers under the same load by turns, and prints the median of each figure.</summary>
sealed class LoadRounds(string query, string body, int seconds, int connections)
{
    public async Task RunAsync(IReadOnlyList<ServedProcess> servers, int rounds)
    {
        var figures = servers.ToDictionary(server => server.Name, _ => new List<Figures>());
        foreach (var server in servers)
        {
            // Every server compiles what is hot while it serves.
            await WrkLoad.RunAsync(server.Endpoint, body, seconds, connections);
        }

        for (var round = 1; round <= rounds; round++)
        {
            foreach (var server in servers)
            {
                Report.Progress($"{query}, round {round} of {rounds}: {server.Name}");
                figures[server.Name].Add(await MeasureAsync(server));
            }
        }

        foreach (var server in servers)
        {
            Print(server.Name, figures[server.Name]);
        }

        PrintRatio("kestrel", figures);
        PrintRatio("mercurius", figures);
        PrintRatio("yoga", figures);
    }

    async Task<Figures> MeasureAsync(ServedProcess server)
    {
        var allocatedBefore = await server.AllocatedBytesAsync();
        var processorBefore = server.ProcessorTime;
        var counts = await WrkLoad.RunAsync(server.Endpoint, body, seconds, connections);
        var processor = server.ProcessorTime - processorBefore;
        var allocated = await server.AllocatedBytesAsync() - allocatedBefore;
        return counts.Failed == 0
            ? new Figures(counts.Requests / counts.Seconds, counts.P99, processor.TotalMicroseconds / counts.Requests, (double?)allocated / counts.Requests)
            : throw new InvalidOperationException($"{counts.Failed} requests to {server.Name} failed.");
    }

    void Print(string server, List<Figures> rounds)
    {
        var parameters = new { server, query, connections, rounds = rounds.Count, seconds };
        Report.Result("graphql.http.rate", Median(rounds, figures => figures.Rate), "1/s", parameters);
        Report.Result("graphql.http.p99", Median(rounds, figures => figures.P99), "ms", parameters);
        Report.Result("graphql.http.cpu", Median(rounds, figures => figures.ProcessorMicroseconds), "us", parameters);
        if (rounds[0].AllocatedBytes is not null)
        {
            Report.Result("graphql.http.allocated", Median(rounds, figures => figures.AllocatedBytes!.Value), "B", parameters);
        }
    }

    // Round by round, since a machine that is shared gets slower and faster for all of them.
    void PrintRatio(string rival, Dictionary<string, List<Figures>> figures) =>
        Report.Result(
            "graphql.http.ratio",
            Median([.. figures["ours"].Zip(figures[rival])], pair => pair.First.Rate / pair.Second.Rate),
            "ratio",
            new { to = rival, query });

    static double Median<T>(List<T> items, Func<T, double> figure)
    {
        var sorted = items.Select(figure).Order().ToArray();
        return sorted[sorted.Length / 2];
    }

    sealed record Figures(double Rate, double P99, double ProcessorMicroseconds, double? AllocatedBytes);
}

using System.CommandLine;

namespace Success.Bench;

/// <summary>Every benchmark by name: one command, with its options, for each.</summary>
static class Benchmarks
{
    public static IReadOnlyList<Command> All { get; } =
    [
        FaultBenchmarks.Kill9Command(),
        FaultBenchmarks.CrashPointsCommand(),
        FaultBenchmarks.PowerLossCommand(),
        FaultBenchmarks.DamageCommand(),
        Accounts.AccountsBenchmark.Command(),
        Accounts.MeasuringBenchmark.Command(),
        Drift.DriftBenchmark.Command(),
        GraphQL.GraphQLBenchmark.Command(),
        GraphQL.GraphQLDiff.Command(),
        GraphQL.FuzzCommand.Command(),
        GraphQL.ServeCommand.Command(),
        Gateway.CanariesCommand.Command(),
        Gateway.GatewayBenchmark.Command(),
        Journal.JournalBenchmark.Command(),
        Metrics.SeriesBenchmark.Command(),
        Recording.RecordBenchmark.Command(),
        Server.StartBenchmark.Command(),
        Silo.SiloBenchmark.Command(),
    ];
}

using System.Text.Json;
using Success.Domain;
using Success.Grains.Journals;
using Success.Journal;

namespace Success.Grains.Changes;

/// <summary>Nothing is folded of a log: its snapshots only spare its grain the reading of what came before.</summary>
sealed record ChangeLog
{
    public static ChangeLog Begun { get; } = new();
}

/// <summary>A tenant's changes in their partitions.</summary>
sealed class ChangeLogFormat : PartitionFormat<ChangeLog, LoggedChange>
{
    const string Type = "Changed";

    public static ChangeLogFormat Instance { get; } = new();

    public override int SnapshotFormat => 1;

    public override ChangeLog Initial => ChangeLog.Begun;

    public override ChangeLog Apply(ChangeLog? state, LoggedChange happened) => ChangeLog.Begun;

    public override Entry Encode(LoggedChange happened) => new(Type, 1, JsonSerializer.SerializeToUtf8Bytes(happened, DomainJson.Options));

    public override LoggedChange Decode(RecordedEntry entry) => entry is { Type: Type, Format: 1 }
        ? JsonSerializer.Deserialize<LoggedChange>(entry.Data.Span, DomainJson.Options)!
        : throw new JsonException($"{entry.Type} of format {entry.Format} is of a later release.");
}

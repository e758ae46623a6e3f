using System.Globalization;

namespace Success.Journal.Faults;

/// <summary>What a worker tells about an attempt. The ledger lives in another process, so the line survives the worker's death.</summary>
public enum Outcome
{
    /// <summary>About to append: from now on it may be there.</summary>
    Tried,

    /// <summary>The journal acknowledged it: it must be there, once.</summary>
    Acknowledged,

    /// <summary>The journal said that it is not written: it must be absent unless it is tried again.</summary>
    Refused,

    /// <summary>The journal could not tell.</summary>
    Unknown,
}

/// <summary>A line of the protocol between a worker and its ledger: <c>Acknowledged 12 345 678#0011…</c>.</summary>
public sealed record LedgerLine(Outcome Outcome, Attempt Attempt, string Detail)
{
    public static LedgerLine? Parse(string line)
    {
        var words = line.Split(' ', 4);
        return words.Length == 4
            && Enum.TryParse<Outcome>(words[0], out var outcome)
            && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
            && int.TryParse(words[2], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new LedgerLine(outcome, new Attempt(partition, sequence), words[3])
            : null;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Outcome} {Attempt.Partition} {Attempt.Sequence} {Detail}");
}

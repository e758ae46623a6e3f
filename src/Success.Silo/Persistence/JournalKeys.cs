using System.Globalization;
using System.Text;
using Success.Journal;

namespace Success.Silo;

/// <summary>Where the silo keeps its own in the journal. Tenants' partitions never begin with <c>grain:</c> or <c>silo:</c>.</summary>
static class JournalKeys
{
    /// <summary>All reminders stand in the rows of one partition: they are read together at every start.</summary>
    public static PartitionKey Reminders { get; } = PartitionKey.Create("silo:reminders");

    /// <summary>For example <c>grain:directory:0:names</c>.</summary>
    /// <exception cref="ArgumentException">Together they are too long for a key.</exception>
    public static PartitionKey State(GrainId grain, string name) =>
        PartitionKey.Create($"grain:{Escape(grain.Type.ToString())}:{Escape(grain.Key.ToString())}:{Escape(name)}");

    /// <summary>For example <c>portfolio:t7k2:wake</c>.</summary>
    /// <exception cref="ArgumentException">Together they are too long for a key.</exception>
    public static RowKey Reminder(GrainId grain, string name) =>
        RowKey.Create($"{Escape(grain.Type.ToString())}:{Escape(grain.Key.ToString())}:{Escape(name)}");

    /// <summary>Any text in the journal's alphabet, different texts differently: what is not in it, ':' and '_' become _ and two digits per byte.</summary>
    public static string Escape(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            if (unit is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)'.' or (byte)'|' or (byte)'-')
            {
                key.Append((char)unit);
            }
            else
            {
                key.Append(CultureInfo.InvariantCulture, $"_{unit:x2}");
            }
        }

        return key.ToString();
    }
}

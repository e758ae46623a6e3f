using System.Globalization;
using System.Text;
using Success.Bench.Accounts;
using Success.Bench.Recording;

namespace Success.Bench.Gateway;

/// <summary>The next days' numbers of accounts, as lines and as items of a batch.</summary>
/// <param name="firstAccount">The number of the first of them.</param>
/// <param name="accounts">How many they are.</param>
sealed class Days(int firstAccount, int accounts)
{
    readonly int[] _recorded = new int[accounts];
    int _turn;

    /// <summary>So many measurements of each of the next accounts.</summary>
    public string Next(int someAccounts, int measurements, char separator)
    {
        var lines = new StringBuilder(someAccounts * measurements * 140);
        for (var turn = 0; turn < someAccounts; turn++)
        {
            var index = Interlocked.Increment(ref _turn) % accounts;
            var first = Interlocked.Add(ref _recorded[index], measurements) - measurements;
            Write(lines, firstAccount + index, first, measurements, separator);
        }

        return lines.ToString(0, lines.Length - 1);
    }

    static void Write(StringBuilder lines, int number, int first, int measurements, char separator)
    {
        var account = RecordingFirm.AccountId(number);
        var random = new Random(first + (number * 31));
        for (var item = first; item < first + measurements; item++)
        {
            var metric = AgreedAccount.Metrics[item % AgreedAccount.Metrics.Count];
            var day = AgreedAccount.Day(metric, item / AgreedAccount.Metrics.Count, random, decimals: 2);
            lines.Append(CultureInfo.InvariantCulture, $"{{\"account\":\"{account}\",\"metric\":\"{metric.Key}\",");
            _ = day.Period is { } period
                ? lines.Append(CultureInfo.InvariantCulture, $"\"period\":\"{period.Start:yyyy-MM-dd}\",")
                : lines.Append(CultureInfo.InvariantCulture, $"\"at\":\"{day.At:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",");
            _ = day.Value is { } value
                ? lines.Append(CultureInfo.InvariantCulture, $"\"value\":{value}}}")
                : lines.Append(CultureInfo.InvariantCulture, $"\"numerator\":{day.Numerator},\"denominator\":{day.Denominator}}}");
            lines.Append(separator);
        }
    }
}

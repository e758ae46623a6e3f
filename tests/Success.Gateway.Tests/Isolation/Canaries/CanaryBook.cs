using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>Every canary of a run, and where they are found.</summary>
sealed partial class CanaryBook(Random random)
{
    const string Signs = "0123456789abcdefghijklmnopqrstuvwxyz";

    readonly ConcurrentDictionary<string, Canary> _byMark = new(StringComparer.Ordinal);

    public ICollection<Canary> All => _byMark.Values;

    /// <summary>A word that stands nowhere else.</summary>
    public string Word() => $"qz{string.Concat(Enumerable.Range(0, 10).Select(_ => Signs[random.Next(Signs.Length)]))}";

    /// <summary>Plants a new word.</summary>
    public string Plant(Planted kind, Plot plot)
    {
        var word = Word();
        Plant(kind, plot, word);
        return word;
    }

    /// <summary>Plants a mark that is given: an id, a number, a day, a secret.</summary>
    public void Plant(Planted kind, Plot plot, string mark) => Plant(new(kind, mark, plot.ToString(), asker => asker.Words.Contains(mark) || Audiences.IsFor(kind, plot, asker)));

    public void Plant(Canary canary) => _byMark[canary.Mark] = canary;

    /// <summary>Plants what accounts of a workspace bring in, and every sum of it: a sum tells of its parts.</summary>
    public void PlantSums(IReadOnlyList<(Plot Plot, decimal Amount)> parts)
    {
        for (var chosen = 1; chosen < 1 << parts.Count; chosen++)
        {
            var some = parts.Where((_, index) => (chosen >> index & 1) == 1).ToList();
            Plant(new(
                Planted.Revenue,
                some.Sum(part => part.Amount).ToString(CultureInfo.InvariantCulture),
                string.Join(" + ", some.Select(part => part.Plot)),
                asker => some.All(part => Audiences.IsFor(Planted.Revenue, part.Plot, asker))));
        }
    }

    /// <summary>The canaries in a text, those in what is packed as Base64 in it included.</summary>
    public IReadOnlyCollection<Canary> In(string text)
    {
        var found = new HashSet<Canary>();
        Look(text, found);
        foreach (Match packed in Packed().Matches(text))
        {
            if (TryUnpack(packed.Value) is { } inside)
            {
                Look(inside, found);
            }
        }

        return found;
    }

    void Look(string text, HashSet<Canary> found)
    {
        foreach (Match match in Marks().Matches(text))
        {
            if (_byMark.TryGetValue(match.Value.ToLowerInvariant(), out var canary) || _byMark.TryGetValue(match.Value, out canary))
            {
                found.Add(canary);
            }
        }
    }

    static string? TryUnpack(string packed)
    {
        var plain = packed.Replace('-', '+').Replace('_', '/');
        var bytes = new byte[plain.Length];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length) ? Encoding.Latin1.GetString(bytes, 0, length) : null;
    }

    // Words, ids, secrets, days and numbers.
    [GeneratedRegex(@"qz[0-9a-z]{10}|[0-9a-f]{64}|[0-9a-f]{32}|\d{4}-\d\d-\d\d|\d{7,}", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Marks();

    [GeneratedRegex("[A-Za-z0-9_+/-]{20,}", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Packed();
}

using System.Collections.Concurrent;
using System.Text.Json;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>What was seen by whom: what nobody should have seen, and what somebody has.</summary>
sealed class Findings(CanaryBook book, OwnFields own)
{
    // A leak is in many answers, on many ways; nobody reads more than these of a kind.
    const int MaxToldOfAKind = 6;

    readonly ConcurrentDictionary<(string Kind, string Path), Leak> _leaks = [];
    readonly ConcurrentDictionary<Planted, bool> _seen = [];

    public IReadOnlyCollection<string> Leaks =>
    [
        .. from leak in _leaks
           group leak by leak.Key.Kind into kind
           orderby kind.Key
           from leak in kind.OrderBy(leak => leak.Key.Path, StringComparer.Ordinal).Take(MaxToldOfAKind)
           select $"{kind.Key} at {leak.Key.Path} by {string.Join(", ", leak.Value.Readers.Keys.Order(StringComparer.Ordinal))}: {leak.Value.First}",
    ];

    /// <summary>Kinds that somebody saw who may.</summary>
    public IReadOnlyCollection<Planted> Seen => [.. _seen.Keys];

    /// <summary>How many answers were looked through.</summary>
    public int Answers { get; private set; }

    /// <summary>Looks an answer through.</summary>
    /// <param name="asker">Who got it.</param>
    /// <param name="question">What was asked; what stands in it the asker knew already.</param>
    /// <param name="answer">All that came back.</param>
    /// <param name="body">The same as JSON, where it is.</param>
    public void Look(Asker asker, string question, string answer, JsonElement? body = null)
    {
        Answers++;
        foreach (var canary in book.In(answer))
        {
            if (canary.IsFor(asker))
            {
                _seen[canary.Kind] = true;
            }
            else if (!question.Contains(canary.Mark, StringComparison.OrdinalIgnoreCase))
            {
                Tell(asker, canary.Kind.ToString(), canary.Where, question, body is { } json ? PathOf(json, canary) ?? "(packed)" : "(not JSON)");
            }
        }

        if (body is { } read)
        {
            foreach (var (what, path) in own.NotFor(asker, read, answer))
            {
                Tell(asker, what, asker.Home.ToString(), question, path);
            }
        }
    }

    /// <summary>Looks through what the server writes for its operators, whoever caused it.</summary>
    public void LookThrough(string place, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            foreach (var canary in book.In(line).Where(canary => !IsId(canary.Kind)))
            {
                Tell(place, canary.Kind.ToString(), place, $"a {canary.Kind} of {canary.Where} in {Short(line, canary.Mark)}");
            }
        }
    }

    void Tell(Asker asker, string kind, string where, string question, string path) =>
        Tell(asker.Name, kind, path, $"a {kind} of {where}, asking {question[..Math.Min(question.Length, 400)]}");

    void Tell(string reader, string kind, string path, string what) => _leaks.GetOrAdd((kind, path), _ => new(what)).Readers[reader] = true;

    // Ids are what logs name things by; days and numbers of a log mean something else.
    static bool IsId(Planted kind) => kind is Planted.AccountId or Planted.ProvidersCommentId or Planted.ProvidersDraftId
        or Planted.CustomersDraftId or Planted.UntoldAlertId or Planted.SessionId or Planted.Revenue or Planted.RenewalDay;

    static string Short(string line, string mark)
    {
        var at = Math.Max(0, line.IndexOf(mark, StringComparison.OrdinalIgnoreCase));
        return line[Math.Max(0, at - 150)..Math.Min(line.Length, at + 50)];
    }

    string? PathOf(JsonElement element, Canary canary, string path = "") => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Select(field => PathOf(field.Value, canary, $"{path}.{field.Name}")).FirstOrDefault(found => found is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(item => PathOf(item, canary, $"{path}[]")).FirstOrDefault(found => found is not null),
        _ => book.In(element.ToString()).Contains(canary) ? path : null,
    };

    sealed record Leak(string First)
    {
        public ConcurrentDictionary<string, bool> Readers { get; } = [];
    }
}

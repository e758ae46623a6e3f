using System.Text.Json.Serialization;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Tenancy;

namespace Success.Domain.Portfolio;

/// <summary>How a text is looked for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TextMatch>))]
public enum TextMatch
{
    /// <summary>Anywhere in it. Every account that the other criteria leave is looked at.</summary>
    Contains,

    /// <summary>At its beginning; found by the order of names and external ids.</summary>
    Prefix,
}

/// <summary>
/// Which accounts a table shows: those that meet every criterion. A criterion that is empty or null is none. Within a list one is enough,
/// unless it says "all".
/// </summary>
public sealed record PortfolioFilter
{
    /// <summary>Most values in one list: more than fit in a row of filter chips, and each costs a pass over the index.</summary>
    public const int MaxValues = 50;

    /// <summary>Longest text to look for: as long as the longest name.</summary>
    public const int MaxTextLength = Texts.MaxNameLength;

    /// <summary>Every active account.</summary>
    public static PortfolioFilter None { get; } = new();

    /// <summary>The provider's members who look after it; the empty id stands for "nobody does".</summary>
    public IReadOnlyList<Id<Member>> Owners { get; init; } = [];

    /// <summary>How it stands.</summary>
    public IReadOnlyList<Standing> Standings { get; init; } = [];

    /// <summary>Its segment; the empty text stands for "no segment".</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>It has at least one of these tags.</summary>
    public IReadOnlyList<string> AnyTags { get; init; } = [];

    /// <summary>It has all of these tags.</summary>
    public IReadOnlyList<string> AllTags { get; init; } = [];

    /// <summary>It is this account.</summary>
    public Id<Account> Account { get; init; }

    /// <summary>It stands directly below this account, which the reader may see as well.</summary>
    public Id<Account> Parent { get; init; }

    /// <summary>It is this account, which the reader may see, or stands below it, at whatever level.</summary>
    public Id<Account> Subtree { get; init; }

    /// <summary>Who has to act next.</summary>
    public IReadOnlyList<WaitingFor> WaitingFor { get; init; } = [];

    /// <summary>Whether it has open alerts.</summary>
    public bool? HasAlerts { get; init; }

    /// <summary>Its lifecycle; the active ones by default.</summary>
    public IReadOnlyList<AccountLifecycle> Lifecycles { get; init; } = [AccountLifecycle.Active];

    /// <summary>It renews before this day; past renewals included, unknown ones not.</summary>
    public DateOnly? RenewsBefore { get; init; }

    /// <summary>Its first open review is before this day (UTC); one whose day has passed included.</summary>
    public DateOnly? ReviewsBefore { get; init; }

    /// <summary>Its name or external id has this text, without regard to case and to accents of Latin letters.</summary>
    public string? Text { get; init; }

    /// <summary>Where in the name or external id.</summary>
    public TextMatch TextMatch { get; init; }

    /// <summary>The refusal of a filter that breaks a limit; null when it is in order.</summary>
    internal DomainError? Check()
    {
        (string Field, int Count)[] lists =
        [
            ("owners", Owners.Count), ("standings", Standings.Count), ("segments", Segments.Count), ("anyTags", AnyTags.Count),
            ("allTags", AllTags.Count), ("waitingFor", WaitingFor.Count), ("lifecycles", Lifecycles.Count),
        ];
        foreach (var (field, count) in lists)
        {
            if (count > MaxValues)
            {
                return new(DomainErrorCode.LimitReached, $"A filter takes at most {MaxValues} values here; these are {count}.", $"filter.{field}");
            }
        }

        return Text?.Length > MaxTextLength
            ? new(DomainErrorCode.LimitReached, $"A text to look for has at most {MaxTextLength} characters; these are {Text.Length}.", "filter.text")
            : null;
    }
}

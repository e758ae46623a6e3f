using System.Collections.Immutable;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Journal;

namespace Success.Grains.Tenancy;

/// <summary>
/// A tenant's sessions and links to sign in by, all of them in memory and each in a row of the tenant's partition: they change often, and
/// nobody needs their history, which the journal tells in its own words. Not for concurrent use.
/// </summary>
sealed class AccessBook
{
    /// <summary>Rows of what has ended that go along with one change, so that they never pile up and a change stays small.</summary>
    public const int MaxSwept = 40;

    const string SessionPrefix = "session|";
    const string LinkPrefix = "link|";

    readonly Dictionary<Id<Session>, Session> _sessions = [];
    readonly Dictionary<Id<SignInLink>, SignInLink> _links = [];

    public Session? Find(Id<Session> session) => _sessions.GetValueOrDefault(session);

    public SignInLink? Find(Id<SignInLink> link) => _links.GetValueOrDefault(link);

    /// <summary>A member's sessions that open the door, the one used last first.</summary>
    public IReadOnlyList<Session> LiveSessionsOf(Id<Member> member, DateTimeOffset now) =>
    [
        .. _sessions.Values.Where(session => session.Member == member && session.StateAt(now) == SessionState.Live)
            .OrderByDescending(session => session.LastUsedAt).ThenByDescending(session => session.Id),
    ];

    /// <summary>A member's links, the oldest first.</summary>
    public IReadOnlyList<SignInLink> LinksOf(Id<Member> member) => [.. _links.Values.Where(link => link.Member == member).OrderBy(link => link.Id)];

    public async Task LoadAsync(IJournal journal, PartitionKey partition, CancellationToken cancellationToken)
    {
        await foreach (var session in ReadAsync<Session>(journal, partition, SessionPrefix, cancellationToken))
        {
            _sessions[session.Id] = session;
        }

        await foreach (var link in ReadAsync<SignInLink>(journal, partition, LinkPrefix, cancellationToken))
        {
            _links[link.Id] = link;
        }
    }

    /// <summary>What events mean for sessions and links: whoever loses the membership or is signed out loses all of them.</summary>
    public AccessChange After(IEnumerable<TenantEvent> events)
    {
        var change = AccessChange.None;
        foreach (var happened in events)
        {
            change = happened switch
            {
                SessionEnded ended => change with { DroppedSessions = change.DroppedSessions.Add(ended.Session) },
                SignedOutEverywhere signedOut => DropAllOf(signedOut.Member, change),
                MemberLeft left => DropAllOf(left.Member, change),
                MemberErased erased => DropAllOf(erased.Member, change),
                MemberBounced bounced => DropAllOf(bounced.Member, change),
                AddressCorrected corrected => DropAllOf(corrected.Member, change),
                _ => change,
            };
        }

        return change;
    }

    /// <summary>
    /// The change together with some of what has ended by itself: as much as fits into one step of the journal. Sweeping can wait, and must not
    /// make a change too large that ends somebody's rights.
    /// </summary>
    /// <param name="change">What is to change anyway.</param>
    /// <param name="now">What ended before has ended.</param>
    /// <param name="beside">How many entries and rows go along with it.</param>
    public AccessChange Sweep(AccessChange change, DateTimeOffset now, int beside)
    {
        var room = Math.Max(0, JournalLimits.MaxChanges - beside - RowsOf(change).Count);
        Id<Session>[] sessions =
        [
            .. _sessions.Values.Where(session => session.StateAt(now) != SessionState.Live).Select(session => session.Id)
                .Except(change.DroppedSessions).Take(Math.Min(room, MaxSwept)),
        ];
        var links = _links.Values.Where(link => link.Until <= now || link.UsedAt is not null).Select(link => link.Id)
            .Except(change.DroppedLinks).Except(change.KeptLinks.Select(link => link.Id)).Take(Math.Min(room - sessions.Length, MaxSwept));
        return change with { DroppedSessions = [.. change.DroppedSessions, .. sessions], DroppedLinks = [.. change.DroppedLinks, .. links] };
    }

    /// <summary>The rows of a change.</summary>
    public static IReadOnlyList<RowChange> RowsOf(AccessChange change) =>
    [
        .. change.DroppedSessions.Distinct().Select(session => RowChange.Delete(RowOf(session))),
        .. change.DroppedLinks.Distinct().Select(link => RowChange.Delete(RowOf(link))),
        .. change.KeptSessions.Select(session => RowChange.Put(RowOf(session.Id), Json(session))),
        .. change.KeptLinks.Select(link => RowChange.Put(RowOf(link.Id), Json(link))),
    ];

    /// <summary>Takes a change over that is durable now.</summary>
    public void Take(AccessChange change)
    {
        foreach (var session in change.DroppedSessions)
        {
            _sessions.Remove(session);
        }

        foreach (var link in change.DroppedLinks)
        {
            _links.Remove(link);
        }

        foreach (var session in change.KeptSessions)
        {
            _sessions[session.Id] = session;
        }

        foreach (var link in change.KeptLinks)
        {
            _links[link.Id] = link;
        }
    }

    AccessChange DropAllOf(Id<Member> member, AccessChange change) => change with
    {
        DroppedSessions = [.. change.DroppedSessions, .. _sessions.Values.Where(session => session.Member == member).Select(session => session.Id)],
        DroppedLinks = [.. change.DroppedLinks, .. _links.Values.Where(link => link.Member == member).Select(link => link.Id)],
    };

    static async IAsyncEnumerable<T> ReadAsync<T>(
        IJournal journal, PartitionKey partition, string prefix, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (from, end) = (RowKey.Create(prefix), RowKey.Create(prefix + "|"));
        for (var isMore = true; isMore;)
        {
            var rows = await journal.ScanRowsAsync(partition, new(from, end), cancellationToken);
            foreach (var row in rows)
            {
                yield return JsonSerializer.Deserialize<T>(row.Data.Span, DomainJson.Options)!;
                from = RowKey.Create(row.Key.Value + "-");
            }

            isMore = rows.Count == JournalLimits.MaxReadCount;
        }
    }

    static byte[] Json<T>(T item) => JsonSerializer.SerializeToUtf8Bytes(item, DomainJson.Options);

    static RowKey RowOf(Id<Session> session) => RowKey.Create($"{SessionPrefix}{session}");

    static RowKey RowOf(Id<SignInLink> link) => RowKey.Create($"{LinkPrefix}{link}");
}

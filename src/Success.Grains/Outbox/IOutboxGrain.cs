using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Notifications;
using Success.Domain.Tenancy;

namespace Success.Grains.Outbox;

/// <summary>What somebody outside must hear of, kept until it is delivered. The key is the tenant's route tag.</summary>
public interface IOutboxGrain : IGrainWithStringKey
{
    /// <summary>Takes news over; those that were taken before are ignored. Durable when the task completes.</summary>
    Task Accept(OutboxNews news);

    /// <summary>What waits to be delivered, by source and number.</summary>
    /// <param name="limit">1 to 1,000.</param>
    Task<OutboxPage> Waiting(int limit);

    /// <summary>What waits of one source, by number.</summary>
    /// <param name="source">Whose journal tells of it.</param>
    /// <param name="after">Number of the item before the first that is wanted; 0 from the beginning.</param>
    /// <param name="limit">1 to 1,000.</param>
    Task<OutboxPage> WaitingOf(string source, long after, int limit);

    /// <summary>What waits of all accounts, by source and number.</summary>
    /// <param name="after">The item before the first that is wanted; null from the beginning.</param>
    /// <param name="limit">1 to 1,000.</param>
    Task<OutboxPage> WaitingOfAccounts(OutboxItem? after, int limit);

    /// <summary>
    /// Puts in place of an item what members are to be told of it, in one step: so whatever happens, each is told of it, and of nothing twice. Durable
    /// when the task completes; asking again changes nothing.
    /// </summary>
    /// <param name="item">The item.</param>
    /// <param name="notifications">At most twice <see cref="Recipients.Most"/>.</param>
    Task Distribute(OutboxItem item, ImmutableArray<Notification> notifications);

    /// <summary>What members are to be told of, by member.</summary>
    /// <param name="after">The notification before the first that is wanted; null from the beginning.</param>
    /// <param name="limit">1 to 1,000.</param>
    Task<NotificationPage> Notifications(Notification? after, int limit);

    /// <summary>What a member was mailed.</summary>
    Task<MailLedger> Ledger(Id<Member> member);

    /// <summary>A mail to a member is begun. Durable when the task completes.</summary>
    Task BeginMail(Id<Member> member, MailLedger ledger);

    /// <summary>A mail was sent, or is not to be: what stood in it is done. Durable when the task completes; asking again changes nothing.</summary>
    /// <param name="member">The member.</param>
    /// <param name="ledger">The ledger from now on.</param>
    /// <param name="done">At most <see cref="NotificationMail.Most"/>.</param>
    Task EndMail(Id<Member> member, MailLedger ledger, ImmutableArray<NotificationKey> done);

    /// <summary>Whoever had to hear of it has. Durable when the task completes; asking again changes nothing.</summary>
    Task Delivered(OutboxItem item);
}

/// <summary>What happened to an account or the tenant since it was last handed over.</summary>
/// <param name="Source">Whose journal tells of it: an account's id, or <c>ten</c>.</param>
/// <param name="Items">In the order of their numbers.</param>
public sealed record OutboxNews(string Source, ImmutableArray<OutboxItem> Items);

/// <summary>Something that somebody must hear of. It names an entry of a journal; whom to tell what is decided when it is delivered.</summary>
/// <param name="Source">Whose journal tells of it.</param>
/// <param name="Number">Number of the entry.</param>
/// <param name="Kind">The entry's type.</param>
/// <param name="At">When it happened, in UTC.</param>
public sealed record OutboxItem(string Source, long Number, string Kind, DateTimeOffset At)
{
    /// <summary>The source of what the tenant's journal tells of feeds.</summary>
    public const string Feeds = "feeds";
}

/// <summary>What members are to be told of.</summary>
/// <param name="Notifications">By member, account and number.</param>
public sealed record NotificationPage(ImmutableArray<Notification> Notifications);

/// <summary>What waits.</summary>
/// <param name="Items">By source and number.</param>
public sealed record OutboxPage(ImmutableArray<OutboxItem> Items);

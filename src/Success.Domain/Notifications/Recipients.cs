using System.Collections.Immutable;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Domain.Notifications;

/// <summary>Who is told of what happens in an account.</summary>
public static class Recipients
{
    /// <summary>
    /// Most members of a side that are told of one thing: more of them are an audience, and nobody feels meant. Those of both sides are written
    /// in one step of the outbox.
    /// </summary>
    public const int Most = 40;

    /// <summary>
    /// Active members of a side who may read it: those who are bound to the account or look after it, and where there is none, those who see every
    /// account. What was escalated goes to the managers, and where there is none to the owners. In the order of their ids.
    /// </summary>
    /// <param name="tenant">The tenant; of a suspended one nobody is told, and of a sandbox neither, since what happens there is a play.</param>
    /// <param name="account">The account.</param>
    /// <param name="owners">Who looks after it.</param>
    /// <param name="side">The side.</param>
    /// <param name="topic">What it is about.</param>
    public static ImmutableArray<Member> Of(Tenant tenant, AccountPath account, Owners owners, Side side, Topic topic)
    {
        ArgumentNullException.ThrowIfNull(tenant);
        var action = topic == Topic.Proposal ? PolicyAction.Agree : PolicyAction.ReadAlerts;
        var readers = tenant.IsSandbox
            ? []
            : tenant.Members.Values
                .Where(member => member.Side == side && Audience.Of(tenant, member) is { IsSuccess: true } read && Policy.Allows(read.Value, action, account))
                .OrderBy(member => member.Id)
                .ToImmutableArray();
        var meant = topic == Topic.Escalation
            ? FirstOf(readers, member => member.Role == Role.ProviderManager, member => member.Role == Role.ProviderOwner)
            : FirstOf(readers, member => !member.Accounts.Every || member.Id == owners.Provider || member.Id == owners.Customer, _ => true);
        return meant.Length > Most ? meant[..Most] : meant;
    }

    /// <summary>
    /// Whether a member who sees an alert of a feed is mailed of it, and then not of each value that is missing for it: whoever may say that it is
    /// seen to.
    /// </summary>
    public static bool AreToldOfFeeds(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return Policy.GrantOf(member.Role, PolicyAction.AcknowledgeAlert) != Grant.Never;
    }

    static ImmutableArray<Member> FirstOf(ImmutableArray<Member> members, params ReadOnlySpan<Func<Member, bool>> choices)
    {
        foreach (var choice in choices)
        {
            if (members.Any(choice))
            {
                return [.. members.Where(choice)];
            }
        }

        return [];
    }
}

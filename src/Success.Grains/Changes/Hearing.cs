using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Grains.Journals;

namespace Success.Grains.Changes;

/// <summary>
/// Which sides may hear that something happened: never more than they would see if they looked. What the customer may not see yet it does
/// not hear of at all; when its time comes the account notes that (<see cref="AlertShown"/>), which is a change of its own.
/// </summary>
static class Hearing
{
    static readonly Hearers Nobody = new(Provider: false, Customer: false);
    static readonly Hearers Both = new(Provider: true, Customer: true);
    static readonly Hearers ProviderOnly = new(Provider: true, Customer: false);
    static readonly Hearers CustomerOnly = new(Provider: false, Customer: true);

    /// <summary>Who may hear of what happened to an account.</summary>
    /// <param name="news">In order.</param>
    /// <param name="account">The account after all of it.</param>
    public static ImmutableArray<ChangeKind> Of(IReadOnlyList<Happened<AccountEvent>> news, Account account)
    {
        // A wake tells nothing by itself, but it would tell that an alert came with it.
        var hides = news.Where(one => one.Event is AlertChanged && !Of(one.Event, account).Customer).Select(one => one.Event.At).ToHashSet();
        return
        [
            .. news.Select(one => one.Event).Select(happened =>
            {
                var hearers = happened is AccountWoken && hides.Contains(happened.At) ? ProviderOnly : Of(happened, account);
                return new ChangeKind(
                    Deeds.Of(happened), hearers.Provider ? happened.At : null, hearers.Customer ? happened.At : null);
            }),
        ];
    }

    static Hearers Of(AccountEvent happened, Account account) => happened switch
    {
        // A draft is its author's until it is sent.
        ProposalDrafted drafted => Only(drafted.Envelope.Side),
        ProposalRevised revised => Only(revised.Envelope.Side),
        ProposalWithdrawn withdrawn => OfWithdrawal(withdrawn.Proposal, account),

        CommentAdded { Audience: CommentAudience.Internal } => Only(happened.By.Side),
        CommentRemoved { WasInternal: true } => Only(happened.By.Side),

        // The provider's own figures and labels.
        AccountLabelled or RevenueRecorded or RenewalRecorded => ProviderOnly,

        AlertChanged alert => OfAlert(alert.Happened, alert.At, account),

        // That somebody may repeat a command is nobody's affair, and would tell of commands whose effect is hidden.
        CommandRemembered => Nobody,
        _ => Both,
    };

    static Hearers OfWithdrawal(Id<Proposal> proposal, Account account)
    {
        var closed = account.ClosedProposals.FirstOrDefault(other => other.Id == proposal);
        return closed switch
        {
            null => ProviderOnly,
            { WasDraft: true } => Only(closed.Opener),
            _ => Both,
        };
    }

    /// <summary>
    /// The customer hears of an alert only what happens to it from its instant on; that it began or ended before, never. What a side does
    /// for itself, the other does not hear of.
    /// </summary>
    static Hearers OfAlert(AlertEvent happened, DateTimeOffset at, Account account)
    {
        var alert = account.Alerts.Alerts.FirstOrDefault(other => other.Id == happened.Alert);
        if (alert is null || !alert.IsVisible(Side.Customer, at))
        {
            return ProviderOnly;
        }

        return happened switch
        {
            AlertEscalated => ProviderOnly,
            AlertSnoozed snoozed => Only(snoozed.Side),
            AlertSnoozeEnded ended => Only(ended.Side),
            _ => Both,
        };
    }

    static Hearers Only(Side? side) => side switch
    {
        Side.Provider => ProviderOnly,
        Side.Customer => CustomerOnly,
        _ => Nobody,
    };

    readonly record struct Hearers(bool Provider, bool Customer);
}

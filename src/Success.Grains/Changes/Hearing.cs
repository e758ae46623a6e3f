using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Plans;

namespace Success.Grains.Changes;

/// <summary>
/// Which sides may hear that something happened, and from when. When the customer's time comes the account itself notes it
/// (<see cref="AlertShown"/>), which is a change of its own; so nothing need be kept here until then.
/// </summary>
static class Hearing
{
    public static ChangeKind Of(AccountEvent happened, string kind) => SideOf(happened) switch
    {
        null => new(kind, happened.At, happened.At),
        Side.Provider => new(kind, happened.At, null),
        _ => new(kind, null, happened.At),
    };

    /// <summary>The only side that may hear of it; null for both.</summary>
    static Side? SideOf(AccountEvent happened) => happened switch
    {
        // A draft is its author's until it is sent.
        ProposalDrafted drafted => drafted.Envelope.Side,
        ProposalRevised revised => revised.Envelope.Side,
        CommentAdded { Audience: CommentAudience.Internal } => happened.By.Side,

        // What an alert's head start is about: the customer hears with AlertShown, or with the provider's answer.
        AlertChanged { Happened: AlertShown or AlertAnswered or AlertCleared or AlertClosed } => null,
        AlertChanged => Side.Provider,
        _ => null,
    };
}

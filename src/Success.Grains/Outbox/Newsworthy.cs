using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Grains.Outbox;

/// <summary>Of what somebody may have to be told who does not look at the moment. The rest is seen when somebody looks.</summary>
static class Newsworthy
{
    public static bool Is(AccountEvent happened) => happened switch
    {
        ProposalSent or ProposalAnswered or ProposalCountered or ProposalWithdrawn or ProposalExpired => true,
        BaselineTaken or BaselineObjected or MilestoneOverdue or ActionOverdue => true,
        AlertChanged { Happened: AlertRaised or AlertReopened or AlertSeverityChanged or AlertShown or AlertEscalated or AlertAnswered or AlertCleared } => true,
        ReviewChanged => true,
        _ => false,
    };

    public static bool Is(TenantEvent happened) => happened switch
    {
        MemberInvited or InvitationRenewed or AddressCorrected => true,
        FeedAlertChanged { Happened: AlertRaised or AlertReopened or AlertEscalated } => true,
        _ => false,
    };

    /// <summary>Under which name the outbox has it.</summary>
    public static string SourceOf(TenantEvent happened) => happened is FeedAlertChanged ? OutboxItem.Feeds : Tenant.Prefix;
}

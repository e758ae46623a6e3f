using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Journals;

namespace Success.Grains.Changes;

/// <summary>What happened, as the log of changes has it.</summary>
static class Changed
{
    /// <summary>With what the id of a metric begins; the rest of it is its key.</summary>
    public const string MetricPrefix = "met";

    /// <summary>The changes of an account; what nobody may hear of is left out.</summary>
    /// <param name="news">What happened, in order.</param>
    /// <param name="kinds">For each of it, who may hear of it.</param>
    /// <param name="account">The account.</param>
    public static ChangeNews Of(IReadOnlyList<Happened<AccountEvent>> news, ImmutableArray<ChangeKind> kinds, Id<Account> account) => new(
    [
        .. from pair in news.Zip(kinds)
           let audience = AudienceOf(pair.Second)
           where audience is not null
           select new LoggedChange(account, pair.First.Number, pair.Second.Kind, SubjectOf(pair.First.Event, account), pair.First.Event.At, audience.Value),
    ]);

    /// <summary>The changes of a tenant; who signed in and what is remembered for repeats is nobody's affair.</summary>
    /// <param name="news">What happened, in order.</param>
    /// <param name="tenant">The tenant after all of it.</param>
    /// <param name="places">The accounts of people who were removed: who saw them there hears of it.</param>
    public static ChangeNews Of(IReadOnlyList<Happened<TenantEvent>> news, Tenant tenant, IReadOnlyDictionary<Id<Person>, Id<Account>> places) => new(
    [
        .. from one in news
           where one.Event is not (SessionBegun or SessionEnded or SignedOutEverywhere or TenantCommandRemembered or ClientUsed or FeedChanged or MailsChosen)
           let account = one.Event is PersonRemoved removed ? places[removed.Person] : default
           select new LoggedChange(account, one.Number, Deeds.Of(one.Event), SubjectOf(one.Event, tenant), one.Event.At, AudienceOf(one.Event)),
    ]);

    static ChangeAudience? AudienceOf(ChangeKind kind) => (kind.ProviderFrom, kind.CustomerFrom) switch
    {
        (not null, not null) => ChangeAudience.Both,
        (not null, null) => ChangeAudience.Provider,
        (null, not null) => ChangeAudience.Customer,
        _ => null,
    };

    // The provider's own words and settings show in what the customer reads, but that they changed is the provider's affair.
    static ChangeAudience AudienceOf(TenantEvent happened) => happened is SettingsChanged ? ChangeAudience.Provider : ChangeAudience.Both;

    static string SubjectOf(AccountEvent happened, Id<Account> account) => happened switch
    {
        Measured measured => $"{MetricPrefix}_{measured.Happened.Series.Metric}",
        KpiWatched watched => watched.Kpi.ToString(),
        KpiUnwatched unwatched => unwatched.Kpi.ToString(),
        AgreementEvent agreement => SubjectOf(agreement) ?? account.ToString(),
        PlanEvent plan => SubjectOf(plan),
        AlertChanged alert => alert.Happened.Alert.ToString(),
        ReviewChanged review => review.Happened.Review.ToString(),
        _ => account.ToString(),
    };

    static string? SubjectOf(AgreementEvent happened) => happened switch
    {
        ProposalDrafted drafted => drafted.Proposal.ToString(),
        ProposalRevised revised => revised.Proposal.ToString(),
        ProposalSent sent => sent.Proposal.ToString(),
        ProposalAnswered answered => answered.Proposal.ToString(),
        ProposalCountered countered => countered.Proposal.ToString(),
        ProposalWithdrawn withdrawn => withdrawn.Proposal.ToString(),
        ProposalExpired expired => expired.Proposal.ToString(),
        BaselineTaken taken => taken.Kpi.ToString(),
        BaselineEnteredIntoForce entered => entered.Kpi.ToString(),
        BaselineObjected objected => objected.Kpi.ToString(),
        _ => null,
    };

    static string SubjectOf(PlanEvent happened) => happened switch
    {
        ObjectiveAdded added => added.Objective.ToString(),
        ObjectiveEdited edited => edited.Objective.ToString(),
        ObjectiveRemoved removed => removed.Objective.ToString(),
        KpiAdded added => added.Kpi.ToString(),
        KpiRemoved removed => removed.Kpi.ToString(),
        MilestoneAdded added => added.Milestone.ToString(),
        MilestoneRescheduled rescheduled => rescheduled.Milestone.ToString(),
        MilestoneCompleted completed => completed.Milestone.ToString(),
        MilestoneOverdue overdue => overdue.Milestone.ToString(),
        MilestoneRemoved removed => removed.Milestone.ToString(),
        ActionAdded added => added.Action.ToString(),
        ActionRescheduled rescheduled => rescheduled.Action.ToString(),
        ActionCompleted completed => completed.Action.ToString(),
        ActionOverdue overdue => overdue.Action.ToString(),
        ActionRemoved removed => removed.Action.ToString(),
        CommentAdded added => added.Comment.ToString(),
        CommentRemoved removed => removed.Comment.ToString(),
        _ => happened.Plan.ToString(),
    };

    /// <summary>Id of what an event of a tenant is about.</summary>
    public static string SubjectOf(TenantEvent happened, Tenant tenant) => happened switch
    {
        CatalogueChanged changed => $"{MetricPrefix}_{KeyOf(changed.Change)}",
        MemberErased erased => erased.Member.ToString(),
        MemberBounced bounced => bounced.Member.ToString(),
        InvitationAccepted accepted => accepted.Member.ToString(),
        ClientForgotten forgotten => forgotten.Client.ToString(),
        _ => Tenant.SubjectOf(happened) ?? tenant.Id.ToString(),
    };

    static MetricKey KeyOf(MetricEvent happened) => happened switch
    {
        MetricDefined defined => defined.Metric.Key,
        MetricRevised revised => revised.Metric.Key,
        MetricDescribed described => described.Key,
        MetricRetired retired => retired.Key,
        MetricReinstated reinstated => reinstated.Key,
        _ => throw new System.Diagnostics.UnreachableException($"{happened.GetType().Name} is about no metric."),
    };
}

namespace Success.Domain.Tenancy;

/// <summary>
/// Everything that somebody can see or do; each has its row in the policy table. In groups by concept, alphabetical within each.
/// </summary>
public enum PolicyAction
{
    // Accounts
    /// <summary>Archive and reopen an account.</summary>
    ArchiveAccount,

    /// <summary>Delete an account's data, or what a person left in it, so that it is really gone.</summary>
    EraseAccountData,

    /// <summary>Take everything about an account away, in an open format.</summary>
    ExportAccountData,

    /// <summary>Open and update many accounts at once.</summary>
    ImportAccounts,

    /// <summary>Open an account.</summary>
    OpenAccount,

    /// <summary>See an account: name, place, calendar, who looks after it, and what is shared of its health.</summary>
    ReadAccount,

    /// <summary>See what an account's misses are worth and how it ranks: the provider's worklist.</summary>
    ReadAttention,

    /// <summary>See the effort that both sides spend.</summary>
    ReadEffort,

    /// <summary>See the parts of an account's health, relationship and engagement included.</summary>
    ReadHealth,

    /// <summary>See revenue and renewal dates: the provider's own figures.</summary>
    ReadRevenue,

    /// <summary>Read what the provider notes about the risk of losing the account.</summary>
    ReadRiskNotes,

    /// <summary>Record revenue and renewal dates: the provider's own figures.</summary>
    RecordRevenue,

    /// <summary>Change an account's name, labels, place, calendar or owners.</summary>
    UpdateAccount,

    /// <summary>Write what the provider notes about the risk of losing the account.</summary>
    WriteRiskNotes,

    // Agreements
    /// <summary>Send, answer and withdraw proposals and object to baselines: whatever binds a side. Needs a mandate besides.</summary>
    Agree,

    /// <summary>Draft a proposal, which only one's own side sees.</summary>
    DraftProposal,

    /// <summary>See what proposed terms would do, and would have done.</summary>
    PreviewProposal,

    /// <summary>See the own side's drafts, and the provisional standing that follows from them.</summary>
    ReadDrafts,

    /// <summary>See proposals that were sent, and every revision that was agreed.</summary>
    ReadProposals,

    // Alerts
    /// <summary>Say that one's side has seen an alert.</summary>
    AcknowledgeAlert,

    /// <summary>Propose and agree the cause of an alert.</summary>
    AgreeCause,

    /// <summary>Close an alert with a reason.</summary>
    CloseAlert,

    /// <summary>Say whether an alert was useful.</summary>
    RateAlert,

    /// <summary>See alerts from the instant on at which one's side may.</summary>
    ReadAlerts,

    /// <summary>See alerts within the provider's head start.</summary>
    ReadAlertsAtOnce,

    /// <summary>Add a first or further response to an alert.</summary>
    RespondToAlert,

    /// <summary>Put an alert off, until when and why.</summary>
    SnoozeAlert,

    // Conversation
    /// <summary>Write shared comments and remove one's own.</summary>
    Comment,

    /// <summary>Write comments that only the provider's side reads.</summary>
    CommentInternally,

    /// <summary>Read shared comments.</summary>
    ReadComments,

    /// <summary>Read comments that only the provider's side reads.</summary>
    ReadInternalComments,

    // Measurements
    /// <summary>Confirm a number of the other side.</summary>
    ConfirmMeasurement,

    /// <summary>Correct a number of the own side.</summary>
    CorrectMeasurement,

    /// <summary>Dispute a number with a reason.</summary>
    DisputeMeasurement,

    /// <summary>Pause or revoke a stream of the own numbers.</summary>
    PauseFeed,

    /// <summary>See every stream's purpose and last use, and who looked.</summary>
    ReadFeedUse,

    /// <summary>See numbers, where they come from, and charts of them.</summary>
    ReadMeasurements,

    /// <summary>Record numbers of the own side.</summary>
    RecordMeasurement,

    // Metrics
    /// <summary>Define metrics, make new versions and retire them.</summary>
    DefineMetric,

    /// <summary>See the catalogue of metrics.</summary>
    ReadMetrics,

    // Moments
    /// <summary>Choose among the options for a recovery, or counter.</summary>
    ChooseRecovery,

    /// <summary>Say how one took an encounter, before seeing the other side's impression.</summary>
    GiveImpression,

    /// <summary>Open a recovery with at least two options.</summary>
    OpenRecovery,

    /// <summary>Rate how fair a recovery was.</summary>
    RateFairness,

    /// <summary>See the ledger of moments, and recoveries.</summary>
    ReadMoments,

    /// <summary>See the provider's responses to critical moments and which practices helped.</summary>
    ReadResponses,

    /// <summary>See the reasons for contact by value to both sides.</summary>
    ReadValueMap,

    /// <summary>Record moments of the own side.</summary>
    RecordMoment,

    /// <summary>Record the provider's response to a critical moment.</summary>
    RecordResponse,

    // Plans
    /// <summary>Choose how a playbook is worked on: guided, shared or self-guided.</summary>
    ChooseParticipation,

    /// <summary>Complete milestones and actions of the own side.</summary>
    CompleteAction,

    /// <summary>Add and edit what both work on: objectives and KPIs that are not agreed yet, milestones, actions.</summary>
    EditPlan,

    /// <summary>Create, rename, complete and renew plans.</summary>
    ManagePlan,

    /// <summary>Write playbooks and retire them.</summary>
    ManagePlaybooks,

    /// <summary>Write templates of plans and retire them.</summary>
    ManageTemplates,

    /// <summary>See a plan: objectives, KPIs, standing, explanation, milestones, actions.</summary>
    ReadPlan,

    /// <summary>See the playbooks.</summary>
    ReadPlaybooks,

    /// <summary>See the templates of plans.</summary>
    ReadTemplates,

    /// <summary>Start a playbook on an account.</summary>
    RunPlaybook,

    // Portfolio
    /// <summary>Hand accounts over to another customer success manager, open promises included.</summary>
    HandOver,

    /// <summary>Follow everything that changes, deletions included.</summary>
    ReadChanges,

    /// <summary>See accounts together: counts, value at risk, concentration, the wallboard.</summary>
    ReadPortfolio,

    /// <summary>See what needs one, what changed, and this week's reviews.</summary>
    ReadToday,

    /// <summary>Keep views of the portfolio.</summary>
    SaveView,

    // Reviews
    /// <summary>Accept a period's snapshot for one's side. Needs a mandate besides.</summary>
    ClosePeriod,

    /// <summary>Open a review and edit its agenda.</summary>
    OpenReview,

    /// <summary>See and print what was agreed, measured, confirmed and worth.</summary>
    ReadEvidence,

    /// <summary>See reviews and closed periods.</summary>
    ReadReviews,

    // Tenancy
    /// <summary>Change the tenant's name, settings, words and colour.</summary>
    ChangeSettings,

    /// <summary>Forget members who have left, by name.</summary>
    EraseMembers,

    /// <summary>Take the audit trail away.</summary>
    ExportAuditLog,

    /// <summary>Invite members of the customer's side, and write to them again.</summary>
    InviteCustomers,

    /// <summary>Invite members of the provider's side, and write to them again.</summary>
    InviteProviders,

    /// <summary>Change one's own name, notices and deputy, and leave.</summary>
    KeepOwnProfile,

    /// <summary>Create and rotate API clients of the customer's side.</summary>
    ManageCustomerClients,

    /// <summary>Change roles, accounts and deputies of members of the customer's side, and remove them.</summary>
    ManageCustomers,

    /// <summary>Add, change and remove people who do not sign in.</summary>
    ManagePeople,

    /// <summary>Create and rotate API clients of the provider's side.</summary>
    ManageProviderClients,

    /// <summary>Change roles, accounts and deputies of members of the provider's side, and remove them.</summary>
    ManageProviders,

    /// <summary>Add, test, replay and remove webhook endpoints of the own side.</summary>
    ManageWebhooks,

    /// <summary>See the audit trail.</summary>
    ReadAuditLog,

    /// <summary>See the API clients of the customer's side.</summary>
    ReadCustomerClients,

    /// <summary>See members of the customer's side.</summary>
    ReadCustomers,

    /// <summary>See people who do not sign in.</summary>
    ReadPeople,

    /// <summary>See the API clients of the provider's side.</summary>
    ReadProviderClients,

    /// <summary>See members of the provider's side.</summary>
    ReadProviders,

    /// <summary>See the tenant's settings.</summary>
    ReadSettings,

    /// <summary>See who one is and what one may do.</summary>
    ReadViewer,

    /// <summary>See webhook endpoints of the own side and their deliveries.</summary>
    ReadWebhooks,

    /// <summary>Revoke API clients of the customer's side.</summary>
    RevokeCustomerClients,

    /// <summary>Revoke API clients of the provider's side.</summary>
    RevokeProviderClients,

    /// <summary>Say what members of the customer's side may accept.</summary>
    SetCustomerMandates,

    /// <summary>Say what members of the provider's side may accept.</summary>
    SetProviderMandates,

    /// <summary>What the system does when an instant comes; nobody else.</summary>
    Wake,
}

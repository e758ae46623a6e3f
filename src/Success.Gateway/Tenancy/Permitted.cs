using Success.Domain.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>What somebody may see or do today: the actions of the policy table whose concepts exist.</summary>
public enum Permitted
{
    /// <summary>Archive and reopen an account.</summary>
    ArchiveAccount = PolicyAction.ArchiveAccount,

    /// <summary>Open and update many accounts at once.</summary>
    ImportAccounts = PolicyAction.ImportAccounts,

    /// <summary>Open an account.</summary>
    OpenAccount = PolicyAction.OpenAccount,

    /// <summary>See an account.</summary>
    ReadAccount = PolicyAction.ReadAccount,

    /// <summary>See what an account's misses are worth and how it ranks.</summary>
    ReadAttention = PolicyAction.ReadAttention,

    /// <summary>See how healthy an account is.</summary>
    ReadHealth = PolicyAction.ReadHealth,

    /// <summary>See revenue and renewal dates.</summary>
    ReadRevenue = PolicyAction.ReadRevenue,

    /// <summary>Record revenue and renewal dates.</summary>
    RecordRevenue = PolicyAction.RecordRevenue,

    /// <summary>Change an account's name, labels, place, calendar or owners.</summary>
    UpdateAccount = PolicyAction.UpdateAccount,

    /// <summary>Send, answer and withdraw proposals and object to baselines: whatever binds a side. Needs a mandate besides.</summary>
    Agree = PolicyAction.Agree,

    /// <summary>Draft a proposal, which only one's own side sees.</summary>
    DraftProposal = PolicyAction.DraftProposal,

    /// <summary>See what proposed terms would do, and would have done.</summary>
    PreviewProposal = PolicyAction.PreviewProposal,

    /// <summary>See the own side's drafts, and the provisional standing that follows from them.</summary>
    ReadDrafts = PolicyAction.ReadDrafts,

    /// <summary>See proposals that were sent, and every revision that was agreed.</summary>
    ReadProposals = PolicyAction.ReadProposals,

    /// <summary>Say that one's side has seen an alert.</summary>
    AcknowledgeAlert = PolicyAction.AcknowledgeAlert,

    /// <summary>Propose and agree the cause of an alert.</summary>
    AgreeCause = PolicyAction.AgreeCause,

    /// <summary>Close an alert with a reason.</summary>
    CloseAlert = PolicyAction.CloseAlert,

    /// <summary>See alerts from the instant on at which one's side may.</summary>
    ReadAlerts = PolicyAction.ReadAlerts,

    /// <summary>See alerts within the provider's head start.</summary>
    ReadAlertsAtOnce = PolicyAction.ReadAlertsAtOnce,

    /// <summary>Add a response to an alert.</summary>
    RespondToAlert = PolicyAction.RespondToAlert,

    /// <summary>Put an alert off.</summary>
    SnoozeAlert = PolicyAction.SnoozeAlert,

    /// <summary>Write shared comments and remove one's own.</summary>
    Comment = PolicyAction.Comment,

    /// <summary>Write comments that only the provider's side reads.</summary>
    CommentInternally = PolicyAction.CommentInternally,

    /// <summary>Read shared comments.</summary>
    ReadComments = PolicyAction.ReadComments,

    /// <summary>Read comments that only the provider's side reads.</summary>
    ReadInternalComments = PolicyAction.ReadInternalComments,

    /// <summary>Confirm a number of the other side.</summary>
    ConfirmMeasurement = PolicyAction.ConfirmMeasurement,

    /// <summary>Correct a number of the own side.</summary>
    CorrectMeasurement = PolicyAction.CorrectMeasurement,

    /// <summary>Dispute a number of the other side.</summary>
    DisputeMeasurement = PolicyAction.DisputeMeasurement,

    /// <summary>See numbers, where they come from, and charts of them.</summary>
    ReadMeasurements = PolicyAction.ReadMeasurements,

    /// <summary>Record numbers of the own side.</summary>
    RecordMeasurement = PolicyAction.RecordMeasurement,

    /// <summary>Define metrics, make new versions and retire them.</summary>
    DefineMetric = PolicyAction.DefineMetric,

    /// <summary>See the catalogue of metrics.</summary>
    ReadMetrics = PolicyAction.ReadMetrics,

    /// <summary>Say that an action is done.</summary>
    CompleteAction = PolicyAction.CompleteAction,

    /// <summary>Change objectives, KPIs, milestones and actions that are not agreed.</summary>
    EditPlan = PolicyAction.EditPlan,

    /// <summary>Create, rename, renew and complete plans.</summary>
    ManagePlan = PolicyAction.ManagePlan,

    /// <summary>Write and retire templates.</summary>
    ManageTemplates = PolicyAction.ManageTemplates,

    /// <summary>See plans.</summary>
    ReadPlan = PolicyAction.ReadPlan,

    /// <summary>See templates, and begin plans with them.</summary>
    ReadTemplates = PolicyAction.ReadTemplates,

    /// <summary>See the portfolio.</summary>
    ReadPortfolio = PolicyAction.ReadPortfolio,

    /// <summary>Accept a period's snapshot, restate values and answer restatements.</summary>
    ClosePeriod = PolicyAction.ClosePeriod,

    /// <summary>Plan, move and cancel reviews.</summary>
    OpenReview = PolicyAction.OpenReview,

    /// <summary>See reviews and closed periods.</summary>
    ReadReviews = PolicyAction.ReadReviews,

    /// <summary>Change the workspace's name, settings and labels.</summary>
    ChangeSettings = PolicyAction.ChangeSettings,

    /// <summary>Forget members who have left.</summary>
    EraseMembers = PolicyAction.EraseMembers,

    /// <summary>Invite people of the customer.</summary>
    InviteCustomers = PolicyAction.InviteCustomers,

    /// <summary>Invite people of the provider.</summary>
    InviteProviders = PolicyAction.InviteProviders,

    /// <summary>Keep one's own name and deputy.</summary>
    KeepOwnProfile = PolicyAction.KeepOwnProfile,

    /// <summary>Create and rotate the customer's API clients.</summary>
    ManageCustomerClients = PolicyAction.ManageCustomerClients,

    /// <summary>Look after the customer's members.</summary>
    ManageCustomers = PolicyAction.ManageCustomers,

    /// <summary>Look after people who do not sign in.</summary>
    ManagePeople = PolicyAction.ManagePeople,

    /// <summary>Create and rotate the provider's API clients.</summary>
    ManageProviderClients = PolicyAction.ManageProviderClients,

    /// <summary>Look after the provider's members.</summary>
    ManageProviders = PolicyAction.ManageProviders,

    /// <summary>See the customer's API clients.</summary>
    ReadCustomerClients = PolicyAction.ReadCustomerClients,

    /// <summary>See the customer's members.</summary>
    ReadCustomers = PolicyAction.ReadCustomers,

    /// <summary>See people who do not sign in.</summary>
    ReadPeople = PolicyAction.ReadPeople,

    /// <summary>See the provider's API clients.</summary>
    ReadProviderClients = PolicyAction.ReadProviderClients,

    /// <summary>See the provider's members.</summary>
    ReadProviders = PolicyAction.ReadProviders,

    /// <summary>See the workspace's settings.</summary>
    ReadSettings = PolicyAction.ReadSettings,

    /// <summary>Revoke the customer's API clients.</summary>
    RevokeCustomerClients = PolicyAction.RevokeCustomerClients,

    /// <summary>Revoke the provider's API clients.</summary>
    RevokeProviderClients = PolicyAction.RevokeProviderClients,

    /// <summary>Say what members of the customer's side may accept.</summary>
    SetCustomerMandates = PolicyAction.SetCustomerMandates,

    /// <summary>Say what members of the provider's side may accept.</summary>
    SetProviderMandates = PolicyAction.SetProviderMandates,
}

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>Kinds of things that are planted in an account or workspace so that whoever comes to see one that is not meant for it is found out.</summary>
enum Planted
{
    // Of an account, for everybody who reads it.
    AccountName, PlanTitle, ObjectiveOutcome, ObjectiveWhy, KpiName, MilestoneTitle, ActionTitle, SharedComment, ProposalNote, RestatementReason,
    MeasurementNote, DisputeReason, CancellationReason,

    // The provider's own figures, labels and words.
    ExternalId, Segment, Tag, Revenue, RenewalDay, ProvidersComment, ProvidersDraftNote, ProvidersSnoozeReason,

    // What the customer says to itself.
    CustomersDraftNote, CustomersDraftOutcome,

    // Of alerts, for whoever sees the alert.
    ResponseText, ResponseOption,

    // People.
    PersonName, PersonOccupation, PersonEmail, ProvidersName, ProvidersEmail, CustomersName, CustomersEmail, ProvidersClientName, CustomersClientName,

    // Of the workspace.
    WorkspaceName, WorkspaceLabel, MetricName, MetricMeaning, TemplateText,

    // Ids.
    AccountId, ProvidersCommentId, ProvidersDraftId, CustomersDraftId, UntoldAlertId, SessionId,

    // What stands in the link of a mail to sign in by.
    LinkSecret,

    // What is kept and shown to nobody by this API.
    RetractionReason, Deleted, SuspensionReason, Secret,
}

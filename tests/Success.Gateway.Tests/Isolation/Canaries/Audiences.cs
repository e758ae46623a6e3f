using Success.Domain;
using static Success.Domain.Tenancy.ClientScopes;
using static Success.Domain.Tenancy.Role;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Who may see what: a reading of the product's promises of its own, made of nothing that the server decides with, so that a slip there
/// shows here.
/// </summary>
static class Audiences
{
    public static bool IsFor(Planted kind, Plot plot, Asker asker) => kind switch
    {
        // What an alert can be about, and whose it is.
        Planted.AccountName or Planted.PlanTitle or Planted.ObjectiveOutcome or Planted.ObjectiveWhy or Planted.KpiName or Planted.MilestoneTitle
            or Planted.ActionTitle or Planted.ProposalNote => asker.Follows(plot),
        Planted.ExternalId or Planted.Segment or Planted.Tag => asker.Follows(plot) && asker.Side == Side.Provider,

        Planted.SharedComment or Planted.RestatementReason or Planted.MeasurementNote or Planted.DisputeReason or Planted.CancellationReason => asker.Reads(plot),
        Planted.Revenue or Planted.RenewalDay or Planted.ProvidersComment or Planted.ProvidersCommentId
            or Planted.ProvidersDraftNote or Planted.ProvidersDraftId => asker.Reads(plot) && asker.Side == Side.Provider,

        Planted.CustomersDraftNote or Planted.CustomersDraftOutcome or Planted.CustomersDraftId
            => asker.Reads(plot) && asker.Side == Side.Customer,

        Planted.ResponseText or Planted.ResponseOption => SeesAlerts(plot, asker),
        Planted.ProvidersSnoozeReason or Planted.UntoldAlertId => SeesAlerts(plot, asker) && asker.Side == Side.Provider,

        Planted.PersonName or Planted.PersonOccupation or Planted.PersonEmail => SeesPeople(plot, asker),

        // Who answers for an account stands on its page.
        Planted.CustomersName => SeesPeople(plot, asker) || asker.Follows(plot),

        // Colleagues know each other; the customer knows those who look after its account.
        Planted.ProvidersName => asker.Follows(plot)
            || (asker.IsIn(plot.Workspace) && asker.Side == Side.Provider && (asker.Role is not null || asker.May(Read | Admin))),
        Planted.ProvidersEmail => asker.IsIn(plot.Workspace) && asker.Side == Side.Provider && (asker.Is(ProviderOwner, ProviderManager) || asker.May(Admin)),
        Planted.CustomersEmail => asker.Knows(plot) && (asker.Is(ProviderOwner, ProviderManager, ProviderCsm, CustomerAdmin) || asker.May(Admin)),
        Planted.ProvidersClientName => asker.IsIn(plot.Workspace) && asker.Side == Side.Provider && (asker.Is(ProviderOwner, ProviderManager) || asker.May(Admin)),
        Planted.CustomersClientName => asker.Knows(plot) && (asker.Is(ProviderOwner, ProviderManager, CustomerAdmin) || asker.May(Admin)),

        Planted.WorkspaceName or Planted.WorkspaceLabel => asker.IsIn(plot.Workspace),
        Planted.MetricName or Planted.MetricMeaning => asker.IsIn(plot.Workspace) && (asker.Role is not null || asker.May(Read | Measure)),

        Planted.TemplateText => asker.IsIn(plot.Workspace) && asker.Side == Side.Provider && (asker.Role is not null || asker.May(Read)),

        Planted.AccountId => asker.Knows(plot),

        // Whose own it is is said with the asker.
        Planted.SessionId or Planted.LinkSecret => false,
        _ => false,
    };

    /// <summary>Whether nobody is ever shown such a thing.</summary>
    public static bool IsForNobody(Planted kind) => kind is Planted.RetractionReason or Planted.Deleted or Planted.SuspensionReason or Planted.Secret;

    static bool SeesAlerts(Plot plot, Asker asker) => asker.Knows(plot) && (asker.Role is not null || asker.May(Read | Domain.Tenancy.ClientScopes.Alerts));

    static bool SeesPeople(Plot plot, Asker asker) => asker.Knows(plot) && (asker.Role is not null || asker.May(Read | Admin));
}

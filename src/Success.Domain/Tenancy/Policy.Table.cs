using static Success.Domain.Tenancy.PolicyAction;

namespace Success.Domain.Tenancy;

// The table. A sign is a cell: '+' everywhere, 'o' on own accounts, '-' never. Columns, from left to right:
//   provider's owner, manager, csm, viewer; customer's admin, sponsor, contributor, viewer;
//   scopes read, measure, plan, alerts, admin of a provider's client; the same of a customer's client.
// Agreements and whatever else binds a side are for people; nothing of the provider's own reaches the customer's columns.
public static partial class Policy
{
    const int RoleCount = 8;
    const int ScopeCount = 5;

    static readonly (PolicyAction Action, string Cells)[] Rows =
    [
        // Accounts
        (ArchiveAccount, "++o- ---- ----o -----"),
        (EraseAccountData, "+--- o--- ----- -----"),
        (ExportAccountData, "++o- o--- ----o ----o"),
        (ImportAccounts, "++o- ---- ----o -----"),
        (OpenAccount, "++o- ---- ----o -----"),
        (ReadAccount, "++oo oooo o--o- o--o-"),
        (ReadAttention, "++oo ---- o---- -----"),
        (ReadEffort, "++oo oooo o---- o----"),
        (ReadHealth, "++oo ---- o---- -----"),
        (ReadRevenue, "++oo ---- o---- -----"),
        (ReadRiskNotes, "++oo ---- o---- -----"),
        (RecordRevenue, "++o- ---- ----o -----"),
        (UpdateAccount, "++o- ---- ----o -----"),
        (WriteRiskNotes, "++o- ---- ----- -----"),

        // Agreements
        (Agree, "++o- ooo- ----- -----"),
        (DraftProposal, "++o- ooo- --o-- --o--"),
        (PreviewProposal, "++o- ooo- --o-- --o--"),
        (ReadDrafts, "++oo oooo o---- o----"),
        (ReadProposals, "++oo oooo o--o- o--o-"),

        // Alerts
        (AcknowledgeAlert, "++o- ooo- ---o- ---o-"),
        (AgreeCause, "++o- ooo- ----- -----"),
        (CloseAlert, "++o- oo-- ---o- -----"),
        (RateAlert, "++oo oooo ----- -----"),
        (ReadAlerts, "++oo oooo o--o- o--o-"),
        (ReadAlertsAtOnce, "++oo ---- o--o- -----"),
        (RespondToAlert, "++o- ooo- ---o- ---o-"),
        (SnoozeAlert, "++o- ooo- ---o- ---o-"),

        // Conversation
        (Comment, "++o- ooo- --o-- --o--"),
        (CommentInternally, "++o- ---- --o-- -----"),
        (ReadComments, "++oo oooo o---- o----"),
        (ReadInternalComments, "++oo ---- o---- -----"),

        // Measurements
        (ConfirmMeasurement, "++o- ooo- ----- -----"),
        (CorrectMeasurement, "++o- ooo- -o--- -o---"),
        (DisputeMeasurement, "++o- ooo- ----- -----"),
        (PauseFeed, "++o- o--- ----o ----o"),
        (ReadFeedUse, "++oo oooo o---- o----"),
        (ReadMeasurements, "++oo oooo o---- o----"),
        (RecordMeasurement, "++o- ooo- -o--- -o---"),

        // Metrics
        (DefineMetric, "++-- ---- ----o -----"),
        (ReadMetrics, "++++ oooo ++--- oo---"),

        // Moments
        (ChooseRecovery, "---- oo-- ----- -----"),
        (GiveImpression, "++o- ooo- ----- -----"),
        (OpenRecovery, "++o- ---- ----- -----"),
        (RateFairness, "---- ooo- ----- -----"),
        (ReadMoments, "++oo oooo o---- o----"),
        (ReadResponses, "++oo ---- o---- -----"),
        (ReadValueMap, "++oo ---- o---- -----"),
        (RecordMoment, "++o- ooo- -o--- -o---"),
        (RecordResponse, "++o- ---- ----- -----"),

        // Plans
        (ChooseParticipation, "---- ooo- ----- -----"),
        (CompleteAction, "++o- ooo- --o-- --o--"),
        (EditPlan, "++o- ooo- --o-- --o--"),
        (ManagePlan, "++o- oo-- --o-- -----"),
        (ManagePlaybooks, "++-- ---- ----- -----"),
        (ManageTemplates, "++-- ---- ----- -----"),
        (ReadPlan, "++oo oooo o--o- o--o-"),
        (ReadPlaybooks, "++++ ---- +---- -----"),
        (ReadTemplates, "++++ ---- +---- -----"),
        (RunPlaybook, "++o- ---- --o-- -----"),

        // Portfolio
        (HandOver, "++-- ---- ----- -----"),
        (ReadChanges, "++oo oooo o---- o----"),
        (ReadPortfolio, "++oo ---- o---- -----"),
        (ReadToday, "++++ ++++ ----- -----"),
        (SaveView, "++++ ---- ----- -----"),

        // Reviews
        (ClosePeriod, "++o- ooo- ----- -----"),
        (OpenReview, "++o- ooo- ----- -----"),
        (ReadEvidence, "++oo oooo o---- o----"),
        (ReadReviews, "++oo oooo o---- o----"),

        // Tenancy
        (ChangeSettings, "+--- ---- ----o -----"),
        (EraseMembers, "++-- o--- ----- -----"),
        (ExportAuditLog, "+--- ---- ----- -----"),
        (InviteCustomers, "++o- o--- ----o ----o"),
        (InviteProviders, "++-- ---- ----o -----"),
        (KeepOwnProfile, "++++ ++++ ----- -----"),
        (ManageCustomerClients, "---- o--- ----- ----o"),
        (ManageCustomers, "++o- o--- ----o ----o"),
        (ManagePeople, "++o- ooo- ----o ----o"),
        (ManageProviderClients, "++-- ---- ----o -----"),
        (ManageProviders, "++-- ---- ----o -----"),
        (ManageWebhooks, "++-- o--- ----o ----o"),
        (ReadAuditLog, "+--- ---- ----- -----"),
        (ReadCustomerClients, "++-- o--- ----o ----o"),
        (ReadCustomers, "++oo oooo o---o o---o"),
        (ReadPeople, "++oo oooo o---o o---o"),
        (ReadProviderClients, "++-- ---- ----o -----"),
        (ReadProviders, "++++ ---- +---+ -----"),
        (ReadSettings, "++++ ---- +---+ -----"),
        (ReadViewer, "++++ ++++ +++++ +++++"),
        (ReadWebhooks, "++-- o--- ----o ----o"),
        (RevokeCustomerClients, "++-- o--- ----o ----o"),
        (RevokeProviderClients, "++-- ---- ----o -----"),
        (SetCustomerMandates, "---- o--- ----- -----"),
        (SetProviderMandates, "++-- ---- ----- -----"),
        (Wake, "---- ---- ----- -----"),
    ];

    static readonly Grant[][] Cells = ReadRows();

    // Runs once, at the first question; a row that is missing or malformed fails every test and no request in between.
    static Grant[][] ReadRows()
    {
        var cells = new Grant[Enum.GetValues<PolicyAction>().Length][];
        foreach (var (action, row) in Rows)
        {
            var grants = row.Where(sign => sign != ' ').Select(ReadCell).ToArray();
            if (cells[(int)action] is not null || grants.Length != RoleCount + (2 * ScopeCount))
            {
                throw new InvalidOperationException($"{action} needs one row of {RoleCount + (2 * ScopeCount)} cells.");
            }

            cells[(int)action] = grants;
        }

        var missing = Array.FindIndex(cells, row => row is null);
        return missing < 0 ? cells : throw new InvalidOperationException($"{(PolicyAction)missing} has no row.");
    }

    static Grant ReadCell(char sign) => sign switch
    {
        '+' => Grant.Everywhere,
        'o' => Grant.OwnAccounts,
        '-' => Grant.Never,
        _ => throw new InvalidOperationException($"A cell is '+', 'o' or '-', not '{sign}'."),
    };
}

namespace Success.Domain.Explanations;

/// <summary>
/// The rows of the locale table: one for each sentence or part of one. Each has a wording for either side in every locale; which
/// placeholders it takes is seen where it is used.
/// </summary>
#pragma warning disable CS1591 // The rows are described by their wordings; repeating each in a comment would be a third language.
public enum Phrase
{
    // Standings
    OffTrack,
    OffTrackNow,
    Missed,
    MissedWithoutData,
    AtRisk,
    AtRiskNow,
    NoData,
    Drifting,
    HeadStart,
    Overtaken,
    Baselining,
    OnTrack,
    Sustaining,
    Achieved,
    MetWithinTolerance,
    Paused,
    NotStarted,
    NoPlan,
    NotAgreed,
    Provisional,

    // Values and plan
    ValueAgainstPlan,
    ValueAgainstBand,
    IsToBeKept,
    WasToBeKept,
    Since,
    SinceOnce,
    Points,
    BelowPlan,
    AbovePlan,
    AboveMiddle,
    BelowMiddle,
    NearLimit,
    Landing,
    LandingOpen,
    LandingUnknown,
    Target,
    Band,
    BandBelow,
    BandAbove,
    AgreedBand,
    ChanceOfTolerance,
    ChanceOfBand,
    LessThan,
    MoreThan,
    BehindPlan,
    AheadOfPlan,
    NeededPace,
    NeededPaceStill,
    LeavesTolerance,

    // Data and terms
    DataAge,
    DataToday,
    Confirmed,
    Unconfirmed,
    Revision,
    AlarmsEarly,
    AlarmsDefault,
    AlarmsQuiet,
    SupplierProviderSystem,
    SupplierCustomerSystem,
    SupplierCustomerPerson,
    SupplierBoth,
    Days,
    Weeks,
    Months,
    PerDay,
    PerWeek,
    PerMonth,
    PerQuarter,
    AfterDays,
    AfterWeeks,
    AfterMonths,
    AfterQuarters,

    // Alerts
    AlertDriftWarning,
    AlertDriftWarningNow,
    AlertDriftCritical,
    AlertDriftCriticalNow,
    AlertNoData,
    AlertMissed,
    AlertMissedWithoutData,
    AlertMilestone,
    AlertProposalYours,
    AlertProposalTheirs,
    AlertNoCounterpartYours,
    AlertNoCounterpartTheirs,
    AlertFeedSilent,
    AlertPast,
    PastDrift,
    PastNoData,
    PastMissed,
    PastMilestone,
    PastProposal,
    PastNoCounterpart,
    PastFeed,
    NoticeAhead,
    NoticePast,
    NoticeAtOnce,
    StatusAcknowledged,
    StatusSnoozed,
    StatusRecovering,
    StatusCleared,
    StatusWithdrawn,
    StatusClosed,
    CauseProposedByYou,
    CauseProposedByThem,
    CauseAgreed,
    CauseProvider,
    CauseCustomer,
    CauseThirdParty,
    CauseEnvironment,
    CauseUnknown,

    // Agendas
    AgendaDueSoon,
    AgendaMilestoneDue,
    AgendaActionYours,
    AgendaActionTheirs,
    AgendaAlert,
    AgendaCauseYours,
    AgendaCauseTheirs,
    AgendaRestatementYours,
    AgendaRestatementTheirs,
    AgendaDisputed,
    AgendaClose,
    AgendaCloseYours,
    AgendaCloseTheirs,

    // Mails
    MailGreeting,
    MailSubject,
    MailEscalated,
    MailFooter,
    MailChoice,
    InvitationSubject,
    InvitationSays,
    InvitationDo,
    InvitationUntil,
    SignInSubject,
    SignInSubjectOfMany,
    SignInDo,
    SignInDoOfMany,
    SignInCode,
    SignInCodes,
    SignInUntil,
}
#pragma warning restore CS1591

/// <summary>One row in one locale: how a sentence is put to each side.</summary>
/// <param name="Provider">To the provider.</param>
/// <param name="Customer">To the customer.</param>
public readonly record struct Wording(string Provider, string Customer)
{
    /// <summary>The same to both.</summary>
    public Wording(string both)
        : this(both, both)
    {
    }

    /// <summary>What a side reads.</summary>
    public string For(Side side) => side == Side.Provider ? Provider : Customer;
}

using Success.Domain.Tenancy;

namespace Success.Domain.Alerts;

/// <summary>What decisions about alerts depend on besides the state and the command.</summary>
/// <param name="Now">The instant of the decision, in UTC.</param>
/// <param name="By">Who acts. The caller has checked that policy lets them.</param>
/// <param name="Ids">Ids for new alerts, and salts.</param>
/// <param name="AddWorkingDays">
/// The instant that many working days (0 or more) after another, in the account's calendar; never earlier than that one.
/// </param>
/// <param name="Escalation">The tenant's rule for what nobody acknowledges.</param>
public sealed record AlertContext(
    DateTimeOffset Now, Who By, IdSource Ids, Func<DateTimeOffset, int, DateTimeOffset> AddWorkingDays, EscalationRule Escalation);

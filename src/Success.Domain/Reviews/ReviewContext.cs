using Success.Domain.Tenancy;

namespace Success.Domain.Reviews;

/// <summary>What decisions about reviews depend on besides the state and the command.</summary>
/// <param name="Now">The instant of the decision, in UTC.</param>
/// <param name="Today">Its day in the account's calendar.</param>
/// <param name="By">Who acts. The caller has checked policy, and the mandate of whoever accepts.</param>
/// <param name="Ids">Ids for what is created, and salts.</param>
/// <param name="Snapshot">The snapshot of a review's plan and period as it stands at this instant.</param>
public sealed record ReviewContext(DateTimeOffset Now, DateOnly Today, Who By, IdSource Ids, Func<Review, PeriodSnapshot> Snapshot);

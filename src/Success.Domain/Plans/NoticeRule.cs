namespace Success.Domain.Plans;

/// <summary>
/// When the customer hears of an alert: after a head start in which the provider brings a first step, or with that first step if it
/// comes earlier. The provider hears at once. An alert takes the rule that is in force when it is raised and keeps it: a rule agreed
/// later neither lengthens nor shortens what is under way, and nothing else can.
/// </summary>
/// <param name="HeadStart">In working days of the account's calendar, 0 to <see cref="MaxHeadStart"/>; at 0 both hear at once.</param>
public readonly record struct NoticeRule(int HeadStart)
{
    /// <summary>Longest head start, in working days: what is kept from a partner for longer than a week is a secret.</summary>
    public const int MaxHeadStart = 5;

    /// <summary>What holds until the sides agree on something else, unless the tenant's settings say otherwise: one working day.</summary>
    public static NoticeRule Usual { get; } = new(1);

    /// <summary>The rule, or why it cannot be.</summary>
    public static Result<NoticeRule> Create(int headStart) =>
        headStart is >= 0 and <= MaxHeadStart
            ? new NoticeRule(headStart)
            : Refusal.Invalid("headStart", $"The head start is 0 to {MaxHeadStart} working days.");
}

namespace Success.Domain.Alerts;

/// <summary>After how many working days an alert that the provider has not acknowledged goes to a manager, by severity.</summary>
/// <param name="Advisory">For <see cref="AlertSeverity.Advisory"/>.</param>
/// <param name="Warning">For <see cref="AlertSeverity.Warning"/>.</param>
/// <param name="Critical">For <see cref="AlertSeverity.Critical"/>.</param>
public readonly record struct EscalationRule(int Advisory, int Warning, int Critical)
{
    /// <summary>Fewest working days: at once would be telling everybody everything.</summary>
    public const int MinDays = 1;

    /// <summary>Most working days: what waits for four weeks is not escalated but forgotten.</summary>
    public const int MaxDays = 20;

    /// <summary>The rule of a new tenant: a week, two days, a day.</summary>
    public static EscalationRule Default { get; } = new(5, 2, 1);

    /// <summary>This rule, or everything because of which it cannot be.</summary>
    public Result<EscalationRule> Checked()
    {
        var refusals = new Refusals();
        foreach (var (days, field) in new[] { (Advisory, "advisory"), (Warning, "warning"), (Critical, "critical") })
        {
            refusals.Require(days is >= MinDays and <= MaxDays, field, $"Alerts are escalated after {MinDays} to {MaxDays} working days.");
        }

        return refusals.IsEmpty ? this : refusals.ToError();
    }

    /// <summary>The working days for a severity.</summary>
    public int this[AlertSeverity severity] => severity switch
    {
        AlertSeverity.Critical => Critical,
        AlertSeverity.Warning => Warning,
        _ => Advisory,
    };
}

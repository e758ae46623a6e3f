using System.Text.Json.Serialization;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Alerts;

/// <summary>Something that is asked of the alerts of an account or a tenant. The family is closed.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(RaiseAlert), "raiseAlert")]
[JsonDerivedType(typeof(RecoverAlert), "recoverAlert")]
[JsonDerivedType(typeof(ClearAlert), "clearAlert")]
[JsonDerivedType(typeof(WithdrawAlert), "withdrawAlert")]
[JsonDerivedType(typeof(WakeAlerts), "wakeAlerts")]
[JsonDerivedType(typeof(AcknowledgeAlert), "acknowledgeAlert")]
[JsonDerivedType(typeof(SnoozeAlert), "snoozeAlert")]
[JsonDerivedType(typeof(CloseAlert), "closeAlert")]
[JsonDerivedType(typeof(RespondToAlert), "respondToAlert")]
[JsonDerivedType(typeof(ProposeCause), "proposeCause")]
[JsonDerivedType(typeof(AgreeCause), "agreeCause")]
public abstract record AlertCommand
{
    private protected AlertCommand()
    {
    }

    /// <summary>What the policy table is asked before the alerts are.</summary>
    [JsonIgnore]
    public virtual PolicyAction Action => PolicyAction.Wake;
}

/// <summary>
/// Something is wrong, or still is. The first report of an episode raises its alert; any other changes at most its severity, ends a
/// recovery, or opens it again when it was closed and has become worse.
/// </summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Subject">With what.</param>
/// <param name="Severity">How much hurry there is now.</param>
/// <param name="Notice">The notice rule in force.</param>
public sealed record RaiseAlert(AlertKind Kind, Reference Subject, AlertSeverity Severity, NoticeRule Notice) : AlertCommand
{
    /// <summary>Whether it is the provider's own affair, which no customer ever sees: a feed of its own is silent.</summary>
    public bool IsProvidersOwn { get; init; }
}

/// <summary>It is getting better, but not yet for sure.</summary>
/// <param name="Kind">What was wrong.</param>
/// <param name="Subject">With what.</param>
public sealed record RecoverAlert(AlertKind Kind, Reference Subject) : AlertCommand;

/// <summary>The episode is over.</summary>
/// <param name="Kind">What was wrong.</param>
/// <param name="Subject">With what.</param>
public sealed record ClearAlert(AlertKind Kind, Reference Subject) : AlertCommand;

/// <summary>A correction shows that nothing was wrong.</summary>
/// <param name="Kind">What seemed wrong.</param>
/// <param name="Subject">With what.</param>
/// <param name="Correction">What was corrected.</param>
public sealed record WithdrawAlert(AlertKind Kind, Reference Subject, Reference Correction) : AlertCommand;

/// <summary>An instant has come that the alerts asked to be woken at (<see cref="AlertBook.NextWake"/>).</summary>
public sealed record WakeAlerts : AlertCommand;

/// <summary>Says that one's side has seen it.</summary>
/// <param name="Alert">Which.</param>
public sealed record AcknowledgeAlert(Id<Alert> Alert) : AlertCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.AcknowledgeAlert;
}

/// <summary>Puts an alert off for one's own side. The other side sees it as before.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Until">When it comes back by itself; after now, at most <see cref="MaxDays"/> days ahead.</param>
/// <param name="Reason">Why: 1 to 4,000 characters, for one's own side.</param>
public sealed record SnoozeAlert(Id<Alert> Alert, DateTimeOffset Until, string Reason) : AlertCommand
{
    /// <summary>Longest time to put something off: a month of silence is already a decision, and closing says so.</summary>
    public const int MaxDays = 30;

    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.SnoozeAlert;
}

/// <summary>
/// Closes an alert although what is wrong may last. The customer sees it at its instant all the same, closed and with the reason.
/// </summary>
/// <param name="Alert">Which.</param>
/// <param name="Reason">Why: 1 to 4,000 characters, for both sides.</param>
public sealed record CloseAlert(Id<Alert> Alert, string Reason) : AlertCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.CloseAlert;
}

/// <summary>Answers an alert for both sides to read. The provider's first response shows the alert to the customer.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Text">What one will do: 1 to 4,000 characters.</param>
/// <param name="Options">What the other side may choose from: at most <see cref="AlertResponse.MaxOptions"/>, each 1 to 4,000 characters.</param>
public sealed record RespondToAlert(Id<Alert> Alert, string Text, IReadOnlyList<string> Options) : AlertCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.RespondToAlert;
}

/// <summary>Says where the cause lies; it is agreed when the other side says so too.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Cause">Where it lies.</param>
public sealed record ProposeCause(Id<Alert> Alert, Cause Cause) : AlertCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.AgreeCause;
}

/// <summary>Agrees to the cause that the other side proposed.</summary>
/// <param name="Alert">Which.</param>
/// <param name="Cause">The cause that one saw; refused when it has changed since.</param>
public sealed record AgreeCause(Id<Alert> Alert, Cause Cause) : AlertCommand
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override PolicyAction Action => PolicyAction.AgreeCause;
}

using Microsoft.Extensions.Logging;

namespace Success.Silo;

/// <summary>What the silo logs.</summary>
sealed partial class SiloLog(ILogger<EmbeddedSilo> logger)
{
    readonly ILogger _logger = logger;

    [LoggerMessage(1, LogLevel.Information, "The silo has started with {Classes} grain classes")]
    public partial void Started(int classes);

    [LoggerMessage(2, LogLevel.Information, "The silo has stopped: every activation is gone")]
    public partial void Stopped();

    [LoggerMessage(3, LogLevel.Warning, "The silo stopped after its timeout of {Timeout} with activations left: {Grains}")]
    public partial void StoppedTooLate(TimeSpan timeout, string grains);

    [LoggerMessage(4, LogLevel.Warning, "Activating {Grain} failed")]
    public partial void ActivationFailed(Exception exception, Activation grain);

    [LoggerMessage(5, LogLevel.Warning, "Deactivating {Grain} failed")]
    public partial void DeactivationFailed(Exception? exception, Activation grain);

    [LoggerMessage(6, LogLevel.Warning, "{Calls} calls timed out")]
    public partial void CallsTimedOut(int calls);

    [LoggerMessage(7, LogLevel.Warning, "One-way call {Call} failed")]
    public partial void OneWayFailed(Exception? exception, GrainCall call);

    [LoggerMessage(8, LogLevel.Error, "A turn of {Grain} that no request waits for failed")]
    public partial void TurnFailed(Exception exception, Activation grain);

    [LoggerMessage(9, LogLevel.Warning, "A timer of {Grain} failed")]
    public partial void TimerFailed(Exception? exception, Activation grain);

    [LoggerMessage(10, LogLevel.Warning, "Reminder {Reminder} of {Grain} failed")]
    public partial void ReminderFailed(Exception exception, string reminder, GrainId grain);

    [LoggerMessage(11, LogLevel.Error, "Reminder {Reminder} of {Grain} is stored, but there is no such grain class; it stays stored")]
    public partial void ReminderWithoutGrain(string reminder, GrainId grain);
}

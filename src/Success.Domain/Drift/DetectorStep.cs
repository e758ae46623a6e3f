namespace Success.Domain.Drift;

/// <summary>The outcome of one observation.</summary>
/// <param name="State">The state after it.</param>
/// <param name="Event">What it did to the alert.</param>
/// <param name="Reading">Chances, forecast and onset after it.</param>
public readonly record struct DetectorStep(DetectorState State, DriftEvent Event, DetectorReading Reading);

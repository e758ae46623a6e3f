namespace Success.Gateway.Health;

/// <summary>A part that can keep the server from being ready.</summary>
public interface IReadinessCheck
{
    /// <summary>The part's name, as operators know it.</summary>
    string Part { get; }

    /// <summary>Why it is not ready, in a sentence; null when it is. Asked at every probe, so it must not wait.</summary>
    string? WhyNot();
}

namespace Success.Gateway.Health;

/// <summary>What is measured, as text, for a collector that comes for it. Where one is registered <c>/metrics</c> is answered.</summary>
public interface IMetricsText
{
    /// <summary>The media type of the text.</summary>
    string MediaType { get; }

    /// <summary>Everything as it stands now.</summary>
    string Read();
}

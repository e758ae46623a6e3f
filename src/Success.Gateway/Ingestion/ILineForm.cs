using System.Buffers;
using Success.Domain;
using Success.Gateway.Metrics;

namespace Success.Gateway.Ingestion;

/// <summary>A way to write measurements, one on a line. Made for one body; lines are given in their order.</summary>
interface ILineForm
{
    /// <summary>Reads a line that is not blank.</summary>
    /// <param name="line">The line without its end, at most <see cref="IngestionLimits.MaxLineBytes"/>.</param>
    /// <returns>The measurement, or what is wrong with the line; null when the line is none and says how to read the others.</returns>
    Result<MeasurementInput>? Read(ReadOnlySequence<byte> line);

    /// <summary>Why no further line can be read; null while they can.</summary>
    DomainError? Hopeless { get; }
}

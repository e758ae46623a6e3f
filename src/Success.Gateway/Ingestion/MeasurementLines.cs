using System.Buffers;
using System.IO.Pipelines;
using Success.Domain;
using Success.Gateway.Metrics;

namespace Success.Gateway.Ingestion;

/// <summary>A line that was read.</summary>
/// <param name="Number">Its number in the body, from 1.</param>
/// <param name="Measurement">What it says, or why it cannot be read.</param>
readonly record struct MeasurementLine(long Number, Result<MeasurementInput> Measurement);

/// <summary>
/// The lines of a body, in windows: what has come when somebody asks, at most <see cref="MeasurementBatch.MaxItems"/> of them. Nothing is
/// read ahead, so a sender that is faster than the store waits.
/// </summary>
sealed class MeasurementLines(PipeReader body, ILineForm form, long maxBytes)
{
    long _number;
    long _bytes;
    int _unreadable;
    bool _isSkipping;

    /// <summary>Whether there is nothing more to read.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Why the rest of the body is not read; null while it is.</summary>
    public DomainError? Broken { get; private set; }

    /// <summary>The next window. Empty only when it is the last one.</summary>
    public async Task<List<MeasurementLine>> ReadAsync(CancellationToken cancellationToken)
    {
        var window = new List<MeasurementLine>();
        while (window.Count == 0 && !IsOver)
        {
            var read = await body.ReadAsync(cancellationToken);
            var rest = Take(read.Buffer, read.IsCompleted, window);
            var isFull = window.Count == MeasurementBatch.MaxItems;
            body.AdvanceTo(rest.Start, isFull ? rest.Start : rest.End);
            IsOver = Broken is not null || (read.IsCompleted && !isFull);
        }

        return window;
    }

    ReadOnlySequence<byte> Take(ReadOnlySequence<byte> rest, bool isLast, List<MeasurementLine> window)
    {
        while (window.Count < MeasurementBatch.MaxItems && Broken is null)
        {
            if (rest.PositionOf((byte)'\n') is { } end)
            {
                Add(rest.Slice(0, end), endBytes: 1, isWhole: true, window);
                rest = rest.Slice(rest.GetPosition(1, end));
            }
            else if (!rest.IsEmpty && (isLast || _isSkipping || IsTooLong(rest)))
            {
                Add(rest, endBytes: 0, isLast, window);
                rest = rest.Slice(rest.End);
            }
            else
            {
                break;
            }
        }

        return rest;
    }

    void Add(ReadOnlySequence<byte> line, int endBytes, bool isWhole, List<MeasurementLine> window)
    {
        _bytes += line.Length + endBytes;
        if (_bytes > maxBytes)
        {
            Broken = new(DomainErrorCode.LimitReached, $"A body has at most {maxBytes} bytes; what comes after the last result was not looked at.");
            return;
        }

        var (isTail, isPart) = (_isSkipping, !isWhole);
        _isSkipping = isPart;
        if (isTail)
        {
            return;
        }

        _number++;
        line = WithoutReturn(line);
        if (!IsBlank(line) && (IsTooLong(line) ? TooLong : form.Read(line)) is { } measurement)
        {
            window.Add(new(_number, measurement));
            Count(measurement);
        }
    }

    void Count(Result<MeasurementInput> measurement)
    {
        if (!measurement.IsSuccess && ++_unreadable > IngestionLimits.MaxUnreadableLines)
        {
            Broken = new(
                DomainErrorCode.LimitReached,
                $"More than {IngestionLimits.MaxUnreadableLines} lines cannot be read as measurements; the lines after this one were not looked at.");
        }

        Broken ??= form.Hopeless;
    }

    // The end of the line may be two bytes, of which one is here already.
    static bool IsTooLong(ReadOnlySequence<byte> line) => WithoutReturn(line).Length > IngestionLimits.MaxLineBytes;

    static Result<MeasurementInput>? TooLong { get; } = new DomainError(
        DomainErrorCode.LimitReached, $"A line has at most {IngestionLimits.MaxLineBytes} bytes.");

    static ReadOnlySequence<byte> WithoutReturn(ReadOnlySequence<byte> line) =>
        line.Length > 0 && line.Slice(line.Length - 1).FirstSpan[0] == (byte)'\r' ? line.Slice(0, line.Length - 1) : line;

    static bool IsBlank(ReadOnlySequence<byte> line)
    {
        foreach (var segment in line)
        {
            if (segment.Span.ContainsAnyExcept((byte)' ', (byte)'\t'))
            {
                return false;
            }
        }

        return true;
    }
}

using System.Buffers;
using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using Success.Domain.Metrics;
using Success.Gateway.Errors;
using Success.Gateway.Metrics;

namespace Success.Gateway.Ingestion;

/// <summary>
/// The answer to a stream of measurements: a JSON object for each line, in the order of the lines, and one for the whole at the end. An
/// answer without that last one was cut off.
/// </summary>
sealed class IngestionAnswer : IDisposable
{
    // In the order of the enumeration; clients do not tell a value that is replaced early from a new one.
    static readonly JsonEncodedText[] Outcomes =
        [.. new[] { "RECORDED", "UNBOUND", "DUPLICATE", "RECORDED", "CORRECTED", "REFUSED" }.Select(static name => JsonEncodedText.Encode(name))];

    static readonly JsonEncodedText Line = JsonEncodedText.Encode("line");
    static readonly JsonEncodedText Outcome = JsonEncodedText.Encode("outcome");
    static readonly JsonEncodedText Error = JsonEncodedText.Encode("error");

    readonly PipeWriter _output;
    readonly bool _isRefusedOnly;
    readonly Utf8JsonWriter _json;
    readonly long[] _counts = new long[Outcomes.Length];
    long _lastLine;

    /// <summary>An answer.</summary>
    /// <param name="output">Where it is written.</param>
    /// <param name="isRefusedOnly">Whether only lines that were refused have an object.</param>
    public IngestionAnswer(PipeWriter output, bool isRefusedOnly)
    {
        (_output, _isRefusedOnly) = (output, isRefusedOnly);
        _json = new(output, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
    }

    /// <summary>What became of a line.</summary>
    public void Add(long line, MeasurementVerdict verdict)
    {
        _lastLine = line;
        _counts[(int)verdict.Outcome]++;
        if (_isRefusedOnly && verdict.Error is null)
        {
            return;
        }

        _json.WriteStartObject();
        _json.WriteNumber(Line, line);
        _json.WriteString(Outcome, Outcomes[(int)verdict.Outcome]);
        if (verdict.Error is { } error)
        {
            WriteError(ErrorTable.Of(error.Code).Code, error.Field, error.Message);
        }

        EndLine();
    }

    /// <summary>The whole: every line has its result.</summary>
    public void End() => WriteEnd(null, null);

    /// <summary>The whole: lines after the last result were not looked at, for a reason.</summary>
    public void End(string code, string message) => WriteEnd(code, message);

    public async Task FlushAsync(CancellationToken cancellationToken) => await _output.FlushAsync(cancellationToken);

    public void Dispose() => _json.Dispose();

    void WriteEnd(string? code, string? message)
    {
        _json.WriteStartObject();
        _json.WriteBoolean("complete", code is null);
        _json.WriteNumber("lastLine", _lastLine);
        foreach (var outcome in (MeasurementOutcome[])[
            MeasurementOutcome.Recorded, MeasurementOutcome.Unbound, MeasurementOutcome.Duplicate, MeasurementOutcome.Corrected, MeasurementOutcome.Refused])
        {
            var name = Outcomes[(int)outcome].Value.ToLowerInvariant();
            _json.WriteNumber(name, _counts[(int)outcome]);
            GatewayInstruments.Measured(name, _counts[(int)outcome]);
        }

        if (code is not null)
        {
            WriteError(code, null, message!);
        }

        EndLine();
    }

    void WriteError(string code, string? field, string message)
    {
        _json.WriteStartObject(Error);
        _json.WriteString("code", code);
        if (field is not null)
        {
            _json.WriteString("field", field);
        }

        _json.WriteString("message", message);
        _json.WriteEndObject();
    }

    void EndLine()
    {
        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _output.Write("\n"u8);
    }
}

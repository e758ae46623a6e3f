using System.Buffers;
using System.Text.Json;
using Success.Domain;
using Success.Gateway.Metrics;

namespace Success.Gateway.Ingestion;

/// <summary>NDJSON: a JSON object on each line.</summary>
sealed class JsonLines : ILineForm
{
    // Deep enough to see that a value is no plain one; nobody looks into it.
    static readonly JsonReaderOptions Options = new() { MaxDepth = 2 };

    static readonly byte[][] Names = [.. MeasurementFields.Names.Select(System.Text.Encoding.UTF8.GetBytes)];

    public DomainError? Hopeless => null;

    public Result<MeasurementInput>? Read(ReadOnlySequence<byte> line)
    {
        var reader = new Utf8JsonReader(line, Options);
        try
        {
            return Read(ref reader);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second is what the reader says of texts that are no Unicode.
            return Malformed($"A line is one JSON object in UTF-8; this one cannot be read from its byte {reader.BytesConsumed} on.");
        }
    }

    static Result<MeasurementInput> Read(ref Utf8JsonReader reader)
    {
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return Malformed("A line is one JSON object, like {\"account\":\"acc_…\",\"metric\":\"seats\",\"at\":\"2026-03-14T10:15:00Z\",\"value\":42}.");
        }

        var fields = new MeasurementFields();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (TakeProperty(ref reader, fields) is { } refusal)
            {
                return refusal;
            }
        }

        // Whatever stands behind the object makes the reader throw.
        reader.Read();
        return fields.ToInput();
    }

    static DomainError? TakeProperty(ref Utf8JsonReader reader, MeasurementFields fields)
    {
        var index = 0;
        while (index < Names.Length && !reader.ValueTextEquals(Names[index]))
        {
            index++;
        }

        if (index == Names.Length)
        {
            return MeasurementFields.Unknown(reader.GetString()!);
        }

        var field = (MeasurementField)index;
        if (!fields.Mark(field))
        {
            return MeasurementFields.Twice(field);
        }

        reader.Read();
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => fields.Take(field, reader.GetString()!),
            JsonTokenType.Number => fields.Take(field, reader.TryGetDouble(out var number) ? number : double.PositiveInfinity),
            JsonTokenType.True or JsonTokenType.False => fields.Take(field, reader.GetBoolean()),
            _ => MeasurementFields.Wrong(field),
        };
    }

    static DomainError Malformed(string message) => new(DomainErrorCode.Invalid, message);
}

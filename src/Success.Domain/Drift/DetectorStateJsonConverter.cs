using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain.Drift;

/// <summary>
/// Writes a <see cref="DetectorState"/> as one flat object. The filters and sums are arrays of numbers in the order of their
/// declarations: a state stands in every event, so names would cost more than the numbers. Doubles survive exactly.
/// </summary>
public sealed class DetectorStateJsonConverter : JsonConverter<DetectorState>
{
    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DetectorState value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteStartObject();
        writer.WriteNumber("version", value.Version);
        writer.WriteNumber("observations", value.Observations);
        writer.WriteNumber("time", value.Time);
        writer.WriteNumber("residual", value.Residual);
        writer.WriteNumber("active", (int)value.Active);
        WriteOptional(writer, "raisedAt", value.RaisedAt);
        WriteOptional(writer, "clearedAt", value.ClearedAt);
        writer.WriteNumber("recovery", value.Recovery);
        writer.WriteNumber("level", (int)value.Level);
        writer.WriteNumber("lastLevel", (int)value.LastLevel);
        WriteNumbers(writer, "noise", value.Noise);
        WriteNumbers(writer, "trend", value.Trend);
        WriteNumbers(writer, "positive", value.Positive);
        WriteNumbers(writer, "negative", value.Negative);
        writer.WriteEndObject();
    }

    /// <inheritdoc/>
    /// <exception cref="JsonException">It is not a state, or one that a newer detector wrote.</exception>
    public override DetectorState Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var state = default(DetectorState);
        Expect(reader.TokenType == JsonTokenType.StartObject, "A detector state is an object.");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadProperty(ref reader, ref state);
        }

        Expect(state.Version is >= 1 and <= Detector.Version, $"Detector versions 1 to {Detector.Version} can be read here.");
        return state;
    }

    static void ReadProperty(ref Utf8JsonReader reader, ref DetectorState state)
    {
        var name = reader.GetString();
        reader.Read();
        switch (name)
        {
            case "version": state.Version = reader.GetInt32(); break;
            case "observations": state.Observations = reader.GetInt32(); break;
            case "time": state.Time = reader.GetDouble(); break;
            case "residual": state.Residual = reader.GetDouble(); break;
            case "active": state.Active = (DriftSide)reader.GetInt32(); break;
            case "raisedAt": state.RaisedAt = reader.GetDouble(); break;
            case "clearedAt": state.ClearedAt = reader.GetDouble(); break;
            case "recovery": state.Recovery = reader.GetDouble(); break;
            case "level": state.Level = (DriftLevel)reader.GetInt32(); break;
            case "lastLevel": state.LastLevel = (DriftLevel)reader.GetInt32(); break;
            case "noise": ReadNumbers(ref reader, ref state.Noise); break;
            case "trend": ReadNumbers(ref reader, ref state.Trend); break;
            case "positive": ReadNumbers(ref reader, ref state.Positive); break;
            case "negative": ReadNumbers(ref reader, ref state.Negative); break;
            default: throw new JsonException($"A detector state has no '{name}'.");
        }
    }

    static void WriteOptional(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number)
        {
            writer.WriteNumber(name, number);
        }
    }

    // T holds nothing but doubles, here and below.
    static void WriteNumbers<T>(Utf8JsonWriter writer, string name, in T value)
        where T : struct
    {
        writer.WriteStartArray(name);
        foreach (var number in MemoryMarshal.Cast<T, double>(MemoryMarshal.CreateReadOnlySpan(in value, 1)))
        {
            writer.WriteNumberValue(number);
        }

        writer.WriteEndArray();
    }

    static void ReadNumbers<T>(ref Utf8JsonReader reader, ref T value)
        where T : struct
    {
        var numbers = MemoryMarshal.Cast<T, double>(MemoryMarshal.CreateSpan(ref value, 1));
        Expect(reader.TokenType == JsonTokenType.StartArray, "Numbers stand in an array.");
        foreach (ref var number in numbers)
        {
            reader.Read();
            number = reader.GetDouble();
        }

        reader.Read();
        Expect(reader.TokenType == JsonTokenType.EndArray, $"Expected {numbers.Length} numbers.");
    }

    static void Expect(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new JsonException(otherwise);
        }
    }
}

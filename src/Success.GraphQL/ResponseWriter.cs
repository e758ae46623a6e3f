using System.Buffers;
using System.Buffers.Text;
using Success.GraphQL.Costs;
using Success.GraphQL.Execution;

namespace Success.GraphQL;

/// <summary>Writes a response: errors first, so that whoever reads it as it comes sees them, then data.</summary>
static class ResponseWriter
{
    const int LongestNumber = 20;

    /// <summary>Writes a response that has errors and no data.</summary>
    public static void WriteRefusal(IBufferWriter<byte> output, params IReadOnlyList<GraphQLError> errors)
    {
        output.Write("{\"errors\":"u8);
        WriteErrors(output, errors);
        output.Write("}"u8);
    }

    /// <summary>Writes the bare list, as messages of sockets carry it.</summary>
    public static void WriteErrors(IBufferWriter<byte> output, IReadOnlyList<GraphQLError> errors)
    {
        var buffer = new JsonBuffer();
        WriteErrors(buffer, errors);
        output.Write(buffer.Span(0, buffer.Length));
    }

    public static void Write(IBufferWriter<byte> output, Operation operation, CostReport? cost)
    {
        if (operation.Errors.Count == 0)
        {
            output.Write("{\"data\":"u8);
        }
        else
        {
            output.Write("{\"errors\":"u8);
            WriteErrors(output, operation.Errors);
            output.Write(",\"data\":"u8);
        }

        operation.CopyTo(output);
        if (cost is { } report)
        {
            Write(output, report);
        }

        output.Write("}"u8);
    }

    static void Write(IBufferWriter<byte> output, in CostReport cost)
    {
        output.Write(",\"extensions\":{\"cost\":{\"requested\":"u8);
        Write(output, cost.Requested);
        output.Write(",\"left\":"u8);
        Write(output, cost.Standing.Left);
        output.Write(",\"maximum\":"u8);
        Write(output, cost.Standing.Maximum);
        output.Write(",\"refillPerSecond\":"u8);
        Write(output, cost.Standing.RefillPerSecond);
        output.Write("}}"u8);
    }

    static void Write(IBufferWriter<byte> output, long number)
    {
        Utf8Formatter.TryFormat(number, output.GetSpan(LongestNumber), out var written);
        output.Advance(written);
    }

    static void WriteErrors(JsonBuffer buffer, IReadOnlyList<GraphQLError> errors)
    {
        buffer.WriteByte((byte)'[');
        for (var i = 0; i < errors.Count; i++)
        {
            buffer.WriteRaw(i == 0 ? "{\"message\":"u8 : ",{\"message\":"u8);
            buffer.WriteString(errors[i].Message);
            WriteLocations(buffer, errors[i]);
            WritePath(buffer, errors[i]);
            WriteExtensions(buffer, errors[i]);
            buffer.WriteByte((byte)'}');
        }

        buffer.WriteByte((byte)']');
    }

    static void WriteLocations(JsonBuffer buffer, GraphQLError error)
    {
        for (var i = 0; i < error.Locations.Count; i++)
        {
            buffer.WriteRaw(i == 0 ? ",\"locations\":[{\"line\":"u8 : ",{\"line\":"u8);
            buffer.WriteInt64(error.Locations[i].Line);
            buffer.WriteRaw(",\"column\":"u8);
            buffer.WriteInt64(error.Locations[i].Column);
            buffer.WriteRaw(i == error.Locations.Count - 1 ? "}]"u8 : "}"u8);
        }
    }

    static void WritePath(JsonBuffer buffer, GraphQLError error)
    {
        if (error.Path is not { } path)
        {
            return;
        }

        buffer.WriteRaw(",\"path\":["u8);
        for (var i = 0; i < path.Count; i++)
        {
            if (i > 0)
            {
                buffer.WriteByte((byte)',');
            }

            WriteValue(buffer, path[i]);
        }

        buffer.WriteByte((byte)']');
    }

    static void WriteExtensions(JsonBuffer buffer, GraphQLError error)
    {
        if (error.Code is null && error.Extensions is null)
        {
            return;
        }

        buffer.WriteRaw(",\"extensions\":{"u8);
        var entries = (error.Extensions ?? new Dictionary<string, object>(StringComparer.Ordinal)).AsEnumerable();
        var separator = "";
        foreach (var (key, value) in error.Code is null ? entries : entries.Prepend(new KeyValuePair<string, object>("code", error.Code)))
        {
            buffer.WriteRaw(System.Text.Encoding.UTF8.GetBytes(separator));
            buffer.WriteString(key);
            buffer.WriteByte((byte)':');
            WriteValue(buffer, value);
            separator = ",";
        }

        buffer.WriteByte((byte)'}');
    }

    static void WriteValue(JsonBuffer buffer, object value)
    {
        switch (value)
        {
            case int number:
                buffer.WriteInt64(number);
                break;
            case long number:
                buffer.WriteInt64(number);
                break;
            case double number:
                buffer.WriteDouble(number);
                break;
            case bool boolean:
                buffer.WriteBoolean(boolean);
                break;
            default:
                buffer.WriteString(value.ToString());
                break;
        }
    }
}

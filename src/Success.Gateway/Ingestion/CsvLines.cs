using System.Buffers;
using System.Text;
using Success.Domain;
using Success.Gateway.Metrics;

namespace Success.Gateway.Ingestion;

/// <summary>
/// CSV as in RFC 4180, with one restriction: a record is a line, so a quoted cell holds no line break. The first line names the columns, in
/// any order; an empty cell says nothing.
/// </summary>
sealed class CsvLines : ILineForm
{
    static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    List<MeasurementField>? _columns;

    public DomainError? Hopeless { get; private set; }

    public Result<MeasurementInput>? Read(ReadOnlySequence<byte> line)
    {
        var cells = Split(line);
        if (_columns is not null)
        {
            return cells.IsSuccess ? Read(cells.Value, _columns) : cells.Error;
        }

        Hopeless = cells.Error ?? ReadHeader(cells.Value);
        if (Hopeless is null)
        {
            return null;
        }

        return Hopeless;
    }

    DomainError? ReadHeader(List<string> names)
    {
        var (columns, given) = (new List<MeasurementField>(), new MeasurementFields());
        foreach (var name in names)
        {
            // Spreadsheets put a byte order mark before the first name.
            var index = MeasurementFields.Names.IndexOf(name.Trim('\uFEFF'));
            if (index < 0)
            {
                return MeasurementFields.Unknown(name);
            }

            if (!given.Mark((MeasurementField)index))
            {
                return MeasurementFields.Twice((MeasurementField)index);
            }

            columns.Add((MeasurementField)index);
        }

        _columns = columns;
        return null;
    }

    static Result<MeasurementInput> Read(List<string> cells, List<MeasurementField> columns)
    {
        if (cells.Count != columns.Count)
        {
            return Malformed($"The first line names {columns.Count} columns; this line has {cells.Count} cells.");
        }

        var fields = new MeasurementFields();
        for (var column = 0; column < cells.Count; column++)
        {
            if (fields.TakeCell(columns[column], cells[column]) is { } refusal)
            {
                return refusal;
            }
        }

        return fields.ToInput();
    }

    static Result<List<string>> Split(ReadOnlySequence<byte> line)
    {
        string text;
        try
        {
            text = StrictUtf8.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            return Malformed("A line is UTF-8; this one is not.");
        }

        var cells = new List<string>();
        for (var at = 0; ;)
        {
            var cell = at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at);
            if (cell is null)
            {
                return Malformed("A cell that begins with a quotation mark ends with one, and marks within it are doubled.");
            }

            cells.Add(cell);
            if (at == text.Length)
            {
                return cells;
            }

            at++;
        }
    }

    static string Plain(string text, ref int at)
    {
        var start = at;
        var comma = text.IndexOf(',', start);
        at = comma < 0 ? text.Length : comma;
        return text[start..at];
    }

    /// <returns>The cell, with <paramref name="at"/> behind it; null when it does not end as it should.</returns>
    static string? Quoted(string text, ref int at)
    {
        var cell = new StringBuilder();
        for (var next = at + 1; next < text.Length; next++)
        {
            if (text[next] != '"')
            {
                cell.Append(text[next]);
            }
            else if (next + 1 < text.Length && text[next + 1] == '"')
            {
                cell.Append(text[next++]);
            }
            else
            {
                at = next + 1;
                return at == text.Length || text[at] == ',' ? cell.ToString() : null;
            }
        }

        return null;
    }

    static DomainError Malformed(string message) => new(DomainErrorCode.Invalid, message);
}

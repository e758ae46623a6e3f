#pragma warning disable RS0030 // This is the program's own console class; the others go through it.
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Success.Bench;

/// <summary>What a benchmark says: results as JSON lines on standard output, progress on standard error.</summary>
static class Report
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Prints one result.</summary>
    /// <param name="name">What was measured, in dotted words: <c>journal.append.concurrent32</c>.</param>
    /// <param name="value">The number, in <paramref name="unit"/>.</param>
    /// <param name="unit">For example <c>1/s</c>, <c>ms</c>, <c>B</c>, <c>ratio</c>, <c>count</c>.</param>
    /// <param name="parameters">What the number depends on; an anonymous object, or null.</param>
    public static void Result(string name, double value, string unit, object? parameters = null) =>
        Console.Out.WriteLine(JsonSerializer.Serialize(
            new { name, value = Math.Round(value, 4, MidpointRounding.ToEven), unit, parameters = parameters ?? new { } }, Json));

    /// <summary>Prints a line of progress.</summary>
    public static void Progress(string text) => Console.Error.WriteLine(text);
}

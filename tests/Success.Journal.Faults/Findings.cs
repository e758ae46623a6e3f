namespace Success.Journal.Faults;

/// <summary>What a comparison of a journal with its ledger found. All zeros is the only good answer.</summary>
/// <param name="Lost">Acknowledged appends that are not there, or not under the version that was acknowledged.</param>
/// <param name="Doubled">Appends that are there more than once.</param>
/// <param name="Reordered">Appends that are not in the order in which their writer made them.</param>
/// <param name="Torn">Appends of which a part is missing: an entry, the head's summary or the row.</param>
/// <param name="Unexplained">Appends that are there although they were refused or never tried.</param>
/// <param name="Examples">The first few, in words.</param>
public sealed record Findings(int Lost, int Doubled, int Reordered, int Torn, int Unexplained, IReadOnlyList<string> Examples)
{
    public const int MaxExamples = 10;

    public static Findings None { get; } = new(0, 0, 0, 0, 0, []);

    public bool IsClean => Lost + Doubled + Reordered + Torn + Unexplained == 0;

    public static Findings operator +(Findings left, Findings right) => new(
        left.Lost + right.Lost,
        left.Doubled + right.Doubled,
        left.Reordered + right.Reordered,
        left.Torn + right.Torn,
        left.Unexplained + right.Unexplained,
        [.. left.Examples.Concat(right.Examples).Take(MaxExamples)]);

    public override string ToString() =>
        $"lost {Lost}, doubled {Doubled}, reordered {Reordered}, torn {Torn}, unexplained {Unexplained}"
        + string.Concat(Examples.Select(example => $"\n  {example}"));
}

using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

/// <summary>The tables of docs/policy.md: what people were told that each role and scope may do.</summary>
static class PolicyPage
{
    public static Dictionary<string, Grant[]> Read() =>
        Text().Split('\n')
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| action", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToDictionary(cells => cells[0], cells => cells.Skip(1).Select(ReadCell).ToArray(), StringComparer.Ordinal);

    /// <summary>What the page says of operators.</summary>
    public static string Operators() => Text().Split("\n## ").Single(section => section.StartsWith("Operators", StringComparison.Ordinal));

    static string Text()
    {
        using var page = new StreamReader(typeof(PolicyPage).Assembly.GetManifestResourceStream("policy.md")!);
        return page.ReadToEnd();
    }

    static Grant ReadCell(string cell) => cell switch
    {
        "all" => Grant.Everywhere,
        "own" => Grant.OwnAccounts,
        "·" => Grant.Never,
        _ => throw new InvalidDataException($"'{cell}' is no cell."),
    };
}

namespace Success.GraphQL.Language;

/// <summary>What a document may be at most before anything else is asked of it.</summary>
sealed record ParserOptions
{
    /// <summary>What <see cref="MaxDepth"/> is called among the limits of a request.</summary>
    public const string DepthLimit = "ParserDepth";

    public static ParserOptions Default { get; } = new();

    /// <summary>For documents of our own, such as schema files: only the depth is bounded.</summary>
    public static ParserOptions Trusted { get; } = new() { MaxTokens = int.MaxValue };

    /// <summary>The tokens of a document; comments do not count. Far above what tools generate, far below what hurts.</summary>
    public int MaxTokens { get; init; } = 15_000;

    /// <summary>How deep selections, lists, objects and types may nest. The parser and everything after it recurses as deep as this,
    /// so the bound is what stands between a document and the end of the stack.</summary>
    public int MaxDepth { get; init; } = 64;
}

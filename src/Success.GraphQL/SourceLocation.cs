namespace Success.GraphQL;

/// <summary>A place in a document.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1, in UTF-16 code units as JavaScript and .NET strings count them.</param>
public readonly record struct SourceLocation(int Line, int Column);

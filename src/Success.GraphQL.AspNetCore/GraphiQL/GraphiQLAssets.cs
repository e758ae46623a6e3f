using System.Collections.Frozen;
using System.Reflection;

namespace Success.GraphQL.AspNetCore.GraphiQL;

/// <summary>The page's files: ours, and those of the npm packages that were put into this assembly when it was built.</summary>
static class GraphiQLAssets
{
    const string Prefix = "GraphiQL/";

    static readonly Assembly Assembly = typeof(GraphiQLAssets).Assembly;

    /// <summary>The resource of each file that may be asked for, by its name in the URL.</summary>
    public static FrozenDictionary<string, string> Names { get; } = Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .ToFrozenDictionary(name => name[Prefix.Length..], StringComparer.Ordinal);

    /// <summary>Whether the packages were there when this was built.</summary>
    public static bool AreBuiltIn => Names.ContainsKey("graphiql.min.js");

    /// <summary>A fingerprint of all files: their URLs change when they do, and may be cached for ever.</summary>
    public static string Version { get; } = Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    /// <summary>Opens a file.</summary>
    /// <param name="name">A name of <see cref="Names"/>.</param>
    public static Stream Open(string name) => Assembly.GetManifestResourceStream(Prefix + name)!;

    /// <summary>The media type of a file.</summary>
    public static string MediaTypeOf(string name) =>
        name.EndsWith(".css", StringComparison.Ordinal) ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8";
}

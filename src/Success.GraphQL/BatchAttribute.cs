namespace Success.GraphQL;

/// <summary>The method resolves a field for many parents at once: an <see cref="IReadOnlyList{T}"/> of parents in, a list with one result
/// for each of them out, in the same order. All parents of one request that ask before anything waits come in one call.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class BatchAttribute : Attribute;

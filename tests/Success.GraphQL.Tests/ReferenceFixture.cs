using Success.GraphQL.Differential;

namespace Success.GraphQL.Tests;

/// <summary>One process of the reference implementation for a class of tests.</summary>
public sealed class ReferenceFixture : IDisposable
{
    public ReferenceImplementation Reference { get; } = ReferenceImplementation.Start();

    public void Dispose() => Reference.Dispose();
}

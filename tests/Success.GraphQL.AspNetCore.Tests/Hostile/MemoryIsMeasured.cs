namespace Success.GraphQL.AspNetCore.Tests.Hostile;

/// <summary>Tests that look at the process's memory run while no other test fills it.</summary>
[CollectionDefinition(nameof(MemoryIsMeasured), DisableParallelization = true)]
public sealed class MemoryIsMeasured;

namespace Success.GraphQL.AspNetCore.Tests.Limits;

/// <summary>What limits refuse is counted for the whole process: these tests run while no other is refused anything.</summary>
[CollectionDefinition(nameof(LimitsAreCounted), DisableParallelization = true)]
public sealed class LimitsAreCounted;

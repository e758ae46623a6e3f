namespace Success.Silo;

/// <summary>
/// The caller does not wait: its task is complete at once, and it hears of no result, no error and no timeout. Errors are logged.
/// Stands on a method of a grain interface that returns <see cref="Task"/> or <see cref="ValueTask"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OneWayAttribute : Attribute;

/// <summary>
/// Calls of this method do not wait for the request that runs in the activation: their turns run between its turns. Stands on a
/// method of a grain interface.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AlwaysInterleaveAttribute : Attribute;

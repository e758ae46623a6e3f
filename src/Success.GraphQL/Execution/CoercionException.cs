namespace Success.GraphQL.Execution;

/// <summary>A value does not fit its type. Caught where the value's place is known, and reported with it.</summary>
sealed class CoercionException(string message) : Exception(message);

namespace Success.GraphQL.Validation.Merging;

/// <summary>The bound on the work of merging is reached. Caught by the rule.</summary>
sealed class TooManyComparisonsException : Exception;

namespace Success.GraphQL;

/// <summary>The codes that the engine itself gives in <c>extensions.code</c>. Clients may rely on them: a code never changes its meaning.</summary>
public static class GraphQLErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document breaks a rule of the specification's validation chapter.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable's or argument's value does not fit its type.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The request names no operation that the document holds, or names none where it must.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The document has more tokens than allowed.</summary>
    public const string TooManyTokens = "TOO_MANY_TOKENS";

    /// <summary>The document is nested deeper than the parser goes.</summary>
    public const string NestedTooDeep = "NESTED_TOO_DEEP";

    /// <summary>The selections are nested deeper than allowed.</summary>
    public const string SelectionTooDeep = "SELECTION_TOO_DEEP";

    /// <summary>More fields have aliases than allowed.</summary>
    public const string TooManyAliases = "TOO_MANY_ALIASES";

    /// <summary>More directives are applied than allowed.</summary>
    public const string TooManyDirectives = "TOO_MANY_DIRECTIVES";

    /// <summary>More root fields are selected than allowed.</summary>
    public const string TooManyRootFields = "TOO_MANY_ROOT_FIELDS";

    /// <summary>Comparing the fields that must merge would take more work than allowed.</summary>
    public const string TooManyFieldComparisons = "TOO_MANY_FIELD_COMPARISONS";

    /// <summary>A list given as an argument or variable is longer than allowed there.</summary>
    public const string ListTooLong = "LIST_TOO_LONG";

    /// <summary>The operation's cost is over what is allowed.</summary>
    public const string CostTooHigh = "COST_TOO_HIGH";

    /// <summary>More went wrong in one operation than is told. Beside those errors that are.</summary>
    public const string TooManyErrors = "TOO_MANY_ERRORS";

    /// <summary>Introspection is not open to this caller.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>The operation did not finish within its deadline.</summary>
    public const string DeadlineExceeded = "DEADLINE_EXCEEDED";

    /// <summary>A subscriber was slower than its source, and its buffer is full: the stream ends.</summary>
    public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";

    /// <summary>Something failed that is not the caller's doing. The details are in the log.</summary>
    public const string Internal = "INTERNAL";
}

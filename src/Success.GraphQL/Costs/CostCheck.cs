using Success.GraphQL.Execution;

namespace Success.GraphQL.Costs;

/// <summary>Holds the cost of an operation against what its caller may spend.</summary>
static class CostCheck
{
    /// <summary>Why the operation is not executed; null: it is paid for.</summary>
    public static GraphQLError? Refusal(CostPlan plan, VariableValues variables, GraphQLRequest request, out CostReport? report)
    {
        report = null;
        var cost = plan.Estimate(variables, out var unsized);
        if (unsized is not null)
        {
            return new GraphQLError
            {
                Message = unsized.Demand,
                Code = GraphQLErrorCodes.BadUserInput,
            };
        }

        if (cost > request.Limits.Cost)
        {
            return cost == long.MaxValue
                ? TooHigh(nameof(GraphQLLimits.Cost), $"The operation costs more than can be counted; at most {request.Limits.Cost} is allowed.", ("maximum", request.Limits.Cost))
                : TooHigh(
                    nameof(GraphQLLimits.Cost),
                    $"The operation costs {cost}; at most {request.Limits.Cost} is allowed.",
                    ("requested", cost),
                    ("maximum", request.Limits.Cost));
        }

        if (request.Allowance is null)
        {
            return null;
        }

        var standing = request.Allowance.Spend(cost);
        report = new CostReport(cost, standing);
        return standing.IsGranted ? null : TooHigh(
            nameof(GraphQLRequest.Allowance),
            $"The operation costs {cost}, and {standing.Left} is left; {standing.RefillPerSecond} comes back every second, up to {standing.Maximum}.",
            ("requested", cost),
            ("left", standing.Left),
            ("maximum", standing.Maximum),
            ("refillPerSecond", standing.RefillPerSecond));
    }

    static GraphQLError TooHigh(string limit, FormattableString message, params ReadOnlySpan<(string Name, long Value)> numbers)
    {
        var extensions = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in numbers)
        {
            extensions.Add(name, value);
        }

        return new GraphQLError
        {
            Message = FormattableString.Invariant(message),
            Code = GraphQLErrorCodes.CostTooHigh,
            Extensions = extensions,
            Limit = limit,
        };
    }
}

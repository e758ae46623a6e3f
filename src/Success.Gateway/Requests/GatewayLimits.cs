using Success.Domain.Tenancy;
using Success.Gateway.Identity;
using Success.Gateway.Metrics;
using Success.GraphQL;

namespace Success.Gateway.Requests;

/// <summary>What one caller may ask in one request. Whoever executes an operation gives them with it.</summary>
public static class GatewayLimits
{
    static readonly GraphQLLimits OfMeasuring = GraphQLLimits.Default with { ListItems = MeasurementBatch.MaxItems };

    /// <summary>The engine's usual limits; whoever may record measurements anywhere can give a whole batch of them as one list.</summary>
    public static GraphQLLimits Of(VerifiedCaller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return Policy.GrantOf(caller.Audience, PolicyAction.RecordMeasurement) == Grant.Never ? GraphQLLimits.Default : OfMeasuring;
    }
}

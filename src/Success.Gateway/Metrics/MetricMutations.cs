using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Metrics;

/// <summary>What is done to the catalogue of metrics.</summary>
[Resolvers("Mutation")]
public static class MetricMutations
{
    /// <summary>Puts a metric into the catalogue.</summary>
    public static Task<MetricPayload> DefineMetric(DefineMetricInput input, IGraphQLContext context) => ChangeAsync(
        context.Request(), input.Key, input.Kind, _ => new DefineMetric(input.Key, input.Name, input.Meaning, new(input.Unit, input.Kind.ToDomain(), input.Settling ?? TimeSpan.Zero)), input.IdempotencyKey);

    /// <summary>Changes how a metric is measured.</summary>
    public static Task<MetricPayload> ReviseMetric(ReviseMetricInput input, IGraphQLContext context) => ChangeAsync(
        context.Request(), input.Metric, input.Kind, key => new ReviseMetric(key, input.Latest, new(input.Unit, input.Kind.ToDomain(), input.Settling ?? TimeSpan.Zero)), input.IdempotencyKey);

    /// <summary>Changes a metric's texts.</summary>
    public static Task<MetricPayload> DescribeMetric(DescribeMetricInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Metric, null, key => new DescribeMetric(key, input.Name, input.Meaning));

    /// <summary>Takes a metric out of use.</summary>
    public static Task<MetricPayload> RetireMetric(RetireMetricInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Metric, null, key => new RetireMetric(key));

    /// <summary>Brings a retired metric back into use.</summary>
    public static Task<MetricPayload> ReinstateMetric(ReinstateMetricInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Metric, null, key => new ReinstateMetric(key));

    static async Task<MetricPayload> ChangeAsync(GatewayRequest request, string metric, MetricKindInput? kind, Func<MetricKey, MetricCommand> command, string? idempotencyKey = null)
    {
        var key = MetricKey.Create(metric);
        var isNew = command(default) is DefineMetric;
        var repeat = idempotencyKey is null ? default(Result<IdempotencyKey>?) : IdempotencyKey.Create(idempotencyKey);

        // A new metric's key is refused by the catalogue, among all else that is wrong with it.
        var wrong = repeat?.Error ?? (isNew ? null : key.Error);
        var answer = wrong is not null
            ? TenantCommands.Refused(wrong)
            : await TenantCommands.CarryAsync(request, new TenantCommand.ChangeCatalogue(command(key.IsSuccess ? key.Value : default)) { Key = repeat?.Value });
        if (answer.Refusal is { } refused)
        {
            return new(null, UserErrorNode.Of(refused, field => FieldOf(field, kind, isNew)));
        }

        var chain = (await request.Workspace.TenantAsync()).Catalogue.Metrics.GetValueOrDefault(key.Value);
        return new(chain is null ? null : new(request, chain), []);
    }

    static string FieldOf(string field, MetricKindInput? kind, bool isNew) => field switch
    {
        "metric" or "key" => isNew ? "key" : "metric",
        _ when kind is not null && field.StartsWith("kind.", StringComparison.Ordinal) =>
            $"kind.{kind.Name}.{field["kind.".Length..].Replace("of.", "", StringComparison.Ordinal)}",
        _ => field,
    };
}

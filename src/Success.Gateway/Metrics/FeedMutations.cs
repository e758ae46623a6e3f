using Success.Domain;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Metrics;

/// <summary>What is done about feeds.</summary>
[Resolvers("Mutation")]
public static class FeedMutations
{
    /// <summary>Says how often a feed delivers.</summary>
    public static async Task<FeedPayload> StateFeedGap(StateFeedGapInput input, IGraphQLContext context)
    {
        var request = context.Request();
        var refusals = new Refusals();
        var client = refusals.Take(Id<ApiClient>.Parse(input.ApiClient), "apiClient");
        var metric = MetricKey.Create(input.Metric);
        refusals.Add(metric.Error is { } error ? error with { Field = "metric" } : null);
        if (!refusals.IsEmpty)
        {
            return Refused(refusals.ToError());
        }

        var answer = await TenantCommands.CarryAsync(request, new TenantCommand.StateFeedGap(client, metric.Value, input.Gap));
        var key = new FeedKey(client, metric.Value);
        return answer.Refusal is { } refusal ? Refused(refusal)
            : (await request.Workspace.SightAsync()).Feeds.FirstOrDefault(feed => feed.Key == key) is { } view ? new(new(request, view), [])
            : new(null, []);
    }

    static FeedPayload Refused(DomainError refusal) => new(null, UserErrorNode.Of(refusal, field => field == "client" ? "apiClient" : field));
}

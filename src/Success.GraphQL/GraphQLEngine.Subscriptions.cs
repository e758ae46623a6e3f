using System.Buffers;
using System.Runtime.CompilerServices;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Subscriptions;

namespace Success.GraphQL;

public sealed partial class GraphQLEngine
{
    /// <summary>Executes any operation as a stream of responses: a subscription gives one for each event, everything else exactly one.</summary>
    /// <remarks>Responses are whole JSON texts. A source that is faster than the reader fills a buffer of
    /// <see cref="GraphQLOptions.SubscriptionBuffer"/> events; when it overflows, the events in it are still given, then one response with
    /// <see cref="GraphQLErrorCodes.SubscriberTooSlow"/>, and the stream ends. Nothing is left out silently.</remarks>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var refusal = Prepare(request, out var plan, out var variables);
        if (refusal.Count > 0 || plan!.Operation.Operation != OperationType.Subscription)
        {
            var output = new ArrayBufferWriter<byte>();
            await ExecuteAsync(request, output, cancellationToken);
            yield return output.WrittenMemory;
            yield break;
        }

        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var services = new ExecutionServices(request.Services, request.State, _options.DescribeException, Deadline: null, _options.Clock, source.Token);
        var stream = new ResponseStream(plan, variables!, services, _options.SubscriptionBuffer);
        try
        {
            await foreach (var response in stream.ReadAsync(cancellationToken))
            {
                yield return response;
            }
        }
        finally
        {
            // The reader has left or the stream has ended: the source must not go on.
            await source.CancelAsync();
        }
    }
}

using System.Buffers;
using System.Runtime.CompilerServices;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Subscriptions;

namespace Success.GraphQL;

public sealed partial class GraphQLEngine
{
    /// <summary>Executes any operation as a stream of responses: a subscription gives one for each event, everything else exactly one.</summary>
    /// <remarks>A subscription's cost is taken once, when it begins. The deadline is for each event by itself: one that is not answered in time
    /// gives a response with <see cref="GraphQLErrorCodes.DeadlineExceeded"/>, and the stream goes on. A reader that leaves waits until the
    /// source, which is cancelled, has ended.
    /// Responses are whole JSON texts. A source that is faster than the reader fills a buffer of
    /// <see cref="GraphQLOptions.SubscriptionBuffer"/> events and then waits; a reader that makes no room within
    /// <see cref="GraphQLOptions.SubscriberPatience"/> is still given the events in it, then one response with
    /// <see cref="GraphQLErrorCodes.SubscriberTooSlow"/>, and the stream ends. Nothing is left out silently.</remarks>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        GraphQLRequest request, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var prepared = Prepare(request);
        if (prepared.Plan?.Operation.Operation != OperationType.Subscription)
        {
            var output = new ArrayBufferWriter<byte>();
            if (prepared.Plan is null)
            {
                ResponseWriter.WriteRefusal(output, prepared.Errors);
            }
            else
            {
                await ExecuteAsync(prepared, output, cancellationToken);
            }

            yield return output.WrittenMemory;
            yield break;
        }

        await foreach (var response in StreamAsync(prepared, cancellationToken))
        {
            yield return response;
        }
    }

    /// <summary>Opens the stream of responses of a subscription that was prepared, as <see cref="StreamAsync(GraphQLRequest, CancellationToken)"/>
    /// does. A source that fails gives one last response, which has no data.</summary>
    /// <exception cref="ArgumentException">It is refused, or no subscription.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(
        GraphQLPreparation preparation, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        if (preparation.Plan is not { Operation.Operation: OperationType.Subscription } plan)
        {
            throw new ArgumentException("Only a subscription that was found to be right can be streamed.", nameof(preparation));
        }

        var request = preparation.Request;
        using var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var services = new ExecutionServices(
            request.Services, request.State, _options.DescribeFailure, request.Limits.ExecutionErrors, _options.Deadline, _options.Clock, source.Token);
        var stream = new ResponseStream(plan, preparation.Variables!, services, _options.SubscriptionBuffer, _options.SubscriberPatience);
        try
        {
            await foreach (var response in stream.ReadAsync(cancellationToken))
            {
                yield return response;
            }
        }
        finally
        {
            // The reader has left or the stream has ended: the source must not go on, nor be left alone with what it uses.
            await source.CancelAsync();
            await stream.SourceEnded;
        }
    }
}

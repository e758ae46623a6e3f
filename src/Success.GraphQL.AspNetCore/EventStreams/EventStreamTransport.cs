using System.Buffers;
using Microsoft.AspNetCore.Http;
using Success.GraphQL.AspNetCore.Execution;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.EventStreams;

/// <summary>GraphQL over server-sent events, one operation a response ("distinct connections mode").</summary>
sealed class EventStreamTransport(
    Operations operations, TransportOptions options, PooledBuffer.Pool buffers, ConnectionCount connections, TimeProvider time)
{
    static readonly byte[] Complete = "event: complete\ndata: \n\n"u8.ToArray();

    /// <summary>Answers one request with a stream. An error of the request is an event, too: an <c>EventSource</c> shows no other.</summary>
    public async Task StreamAsync(HttpContext http, GraphQLPreparation prepared, Admission caller)
    {
        using var place = connections.Take(caller.Client);
        await using var stream = await EventStream.OpenAsync(http, options, buffers, time, caller.Watch());
        try
        {
            await (prepared.Errors.Count == 0 ? RunAsync(stream, prepared) : RefuseAsync(stream, prepared.Errors));
            await stream.SendAsync(Complete);
        }
        catch (OperationCanceledException) when (stream.Closed.IsCancellationRequested)
        {
            // The client has gone, or may no longer be answered: there is nobody to tell.
        }
    }

    static async Task RefuseAsync(EventStream stream, IReadOnlyList<GraphQLError> errors)
    {
        using var message = stream.Begin();
        ResponseWriter.WriteRefusal(message, errors);
        await stream.SendNextAsync(message);
    }

    async Task RunAsync(EventStream stream, GraphQLPreparation operation)
    {
        if (operation.Kind == GraphQLOperationKind.Subscription)
        {
            await foreach (var response in operations.StreamAsync(operation, stream.Closed))
            {
                using var next = stream.Begin();
                next.Write(response.Span);
                await stream.SendNextAsync(next);
            }

            return;
        }

        using var message = stream.Begin();
        await operations.ExecuteAsync(operation, message, stream.Closed);
        await stream.SendNextAsync(message);
    }
}

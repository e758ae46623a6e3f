using System.Buffers;
using System.Text.Json;
using Success.GraphQL.AspNetCore.Requests;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.WebSockets;

sealed partial class SocketConversation
{
    /// <summary>Starts an operation.</summary>
    /// <returns>Whether it keeps the buffer that its message stands in.</returns>
    async Task<bool> SubscribeAsync(ClientMessage message, PooledBuffer buffer)
    {
        if (_caller is not { } caller)
        {
            await writer.CloseAsync(SocketCloseCode.Unauthorized, "Unauthorized");
            return false;
        }

        switch (_unfinished.TryAdd(message.Id!, out var operation))
        {
            case Admitted.TooLate:
                return false;
            case Admitted.IdIsTaken:
                await writer.CloseAsync(SocketCloseCode.SubscriberAlreadyExists, $"Subscriber for {message.Id} already exists");
                return false;
            case Admitted.NoRoom:
                LimitInstruments.Exceeded(nameof(options.MaxOperationsPerConnection));
                await SendErrorAsync(message.Id!, default, TooManyOperations);
                return false;
        }

        await _unfinished.FollowAsync(RunAsync(operation!, message.Payload, buffer, caller));
        return true;
    }

    GraphQLError TooManyOperations => new()
    {
        Message = FormattableString.Invariant($"This socket has {options.MaxOperationsPerConnection} unfinished operations, and no more are allowed."),
        Code = TransportErrorCodes.TooManyOperations,
    };

    async Task RunAsync(SocketOperation operation, ReadOnlyMemory<byte> payload, PooledBuffer received, Admission caller)
    {
        try
        {
            using var request = Parameters(payload);
            await RunAsync(operation, request, caller);
        }
        catch (RequestRefusedException refused) when (string.Equals(refused.Error.Code, TransportErrorCodes.BadRequest, StringComparison.Ordinal))
        {
            await writer.CloseAsync(SocketCloseCode.InvalidMessage, refused.Message);
        }
        catch (RequestRefusedException refused)
        {
            await FailAsync(operation, refused.Error);
        }
        catch (Exception exception) when (exception is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The client wants no more of it, or has gone.
        }
        catch (Exception exception)
        {
            await FailAsync(operation, operations.Unforeseen(exception));
        }
        finally
        {
            _unfinished.Remove(operation);
            received.Dispose();
        }
    }

    RequestParameters Parameters(ReadOnlyMemory<byte> payload)
    {
        var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        reader.Read();
        return RequestReader.ReadParameters(ref reader, payload);
    }

    async Task RunAsync(SocketOperation operation, RequestParameters request, Admission caller)
    {
        var prepared = operations.Prepare(request, caller, http);
        if (prepared.Errors.Count > 0)
        {
            await FailAsync(operation, [.. prepared.Errors]);
            return;
        }

        await (prepared.Kind == GraphQLOperationKind.Subscription ? StreamAsync(operation, prepared) : ExecuteAsync(operation, prepared));
    }

    async Task ExecuteAsync(SocketOperation operation, GraphQLPreparation prepared)
    {
        using var message = buffers.Rent();
        SocketMessages.BeginNext(message, operation.Id);
        var start = message.Length;
        if (await operations.ExecuteAsync(prepared, message, operation.Stopped))
        {
            SocketMessages.End(message);
            await writer.SendAsync(message.Written, operation.Stopped);
            await CompleteAsync(operation);
        }
        else
        {
            await SendErrorsOfAsync(operation, message.Written[start..]);
        }
    }

    async Task StreamAsync(SocketOperation operation, GraphQLPreparation prepared)
    {
        await foreach (var response in operations.StreamAsync(prepared, operation.Stopped))
        {
            if (!SocketMessages.HasData(response.Span))
            {
                // The stream has failed, and this is its last word.
                await SendErrorsOfAsync(operation, response);
                return;
            }

            using var message = buffers.Rent();
            SocketMessages.BeginNext(message, operation.Id);
            message.Write(response.Span);
            SocketMessages.End(message);
            await writer.SendAsync(message.Written, operation.Stopped);
        }

        await CompleteAsync(operation);
    }

    async Task CompleteAsync(SocketOperation operation)
    {
        // Its id and place are free before the client can know that they are.
        _unfinished.Remove(operation);
        using var message = buffers.Rent();
        SocketMessages.WriteComplete(message, operation.Id);
        await writer.SendAsync(message.Written, operation.Stopped);
    }

    Task FailAsync(SocketOperation operation, params GraphQLError[] errors)
    {
        _unfinished.Remove(operation);
        return SendErrorAsync(operation.Id, operation.Stopped, errors);
    }

    async Task SendErrorAsync(string id, CancellationToken stopped, params GraphQLError[] errors)
    {
        using var message = buffers.Rent();
        SocketMessages.WriteError(message, id, errors);
        await writer.SendAsync(message.Written, stopped);
    }

    /// <summary>Sends the errors of a response without data: over a socket they travel without the object around them.</summary>
    async Task SendErrorsOfAsync(SocketOperation operation, ReadOnlyMemory<byte> response)
    {
        _unfinished.Remove(operation);
        using var message = buffers.Rent();
        SocketMessages.WriteErrorsOf(message, operation.Id, response);
        await writer.SendAsync(message.Written, operation.Stopped);
    }
}

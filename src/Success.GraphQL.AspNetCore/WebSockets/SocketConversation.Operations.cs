using System.Buffers;
using System.Text.Json;
using Success.GraphQL.AspNetCore.Requests;

namespace Success.GraphQL.AspNetCore.WebSockets;

sealed partial class SocketConversation
{
    /// <summary>Starts an operation. When this ends, it does not need its message any more.</summary>
    async Task SubscribeAsync(ClientMessage message)
    {
        if (_caller is not { } caller)
        {
            await writer.CloseAsync(SocketCloseCode.Unauthorized, "Unauthorized");
            return;
        }

        switch (_unfinished.TryAdd(message.Id!, out var operation))
        {
            case Admitted.TooLate:
                return;
            case Admitted.IdIsTaken:
                await writer.CloseAsync(SocketCloseCode.SubscriberAlreadyExists, $"Subscriber for {message.Id} already exists");
                return;
            case Admitted.NoRoom:
                LimitInstruments.Exceeded(nameof(options.MaxOperationsPerConnection));
                await SendErrorAsync(message.Id!, default, TooManyOperations);
                return;
        }

        await _unfinished.FollowAsync(RunAsync(operation!, message.Payload, caller));
    }

    GraphQLError TooManyOperations => new()
    {
        Message = FormattableString.Invariant($"This socket has {options.MaxOperationsPerConnection} unfinished operations, and no more are allowed."),
        Code = TransportErrorCodes.TooManyOperations,
    };

    async Task RunAsync(SocketOperation operation, ReadOnlyMemory<byte> payload, Admission caller)
    {
        try
        {
            await RunAsync(operation, Prepare(payload, caller));
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
        }
    }

    // All that is read of the message is read here, before anything is waited for.
    GraphQLPreparation Prepare(ReadOnlyMemory<byte> payload, Admission caller)
    {
        var reader = new Utf8JsonReader(payload.Span, new JsonReaderOptions { MaxDepth = options.MaxJsonDepth });
        reader.Read();
        using var request = RequestReader.ReadParameters(ref reader, payload);
        return operations.Prepare(request, caller, http);
    }

    async Task RunAsync(SocketOperation operation, GraphQLPreparation prepared)
    {
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

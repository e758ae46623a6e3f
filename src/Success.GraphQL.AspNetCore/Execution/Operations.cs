using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Success.GraphQL.AspNetCore.PersistedDocuments;
using Success.GraphQL.AspNetCore.Requests;
using Success.GraphQL.AspNetCore.Responses;

namespace Success.GraphQL.AspNetCore.Execution;

/// <summary>Runs operations, however they came. Whatever happens, what is written is one whole response.</summary>
sealed partial class Operations(GraphQLEngine engine, DocumentStore documents, int maxJsonDepth, ILogger logger)
{
    // As deep as the request that they are part of.
    readonly JsonDocumentOptions _variables = new() { MaxDepth = maxJsonDepth };

    /// <summary>Finds the operation that a request asks for, and what is wrong with the request.</summary>
    /// <exception cref="RequestRefusedException">The request has no document, or not one that the caller may have executed.</exception>
    public GraphQLPreparation Prepare(RequestParameters parameters, Admission caller, HttpContext http)
    {
        var request = new GraphQLRequest
        {
            Document = documents.Resolve(parameters, caller.Documents),
            OperationName = parameters.OperationName,
            Variables = parameters.Variables.IsEmpty ? default : JsonElement.Parse(parameters.Variables.Span, _variables),
            Services = new RequestServices(http),
            State = caller.BeginOperation is { } begin ? begin() : caller.Caller,
            Limits = caller.Limits,
            Allowance = caller.Allowance,
        };
        return engine.Prepare(request);
    }

    /// <summary>Executes a query or mutation.</summary>
    /// <param name="operation">What <see cref="Prepare"/> found.</param>
    /// <param name="output">Gets the response.</param>
    /// <param name="gone">Cancelled when the caller goes away.</param>
    /// <returns>False: it failed unforeseen, and the response says no more than that.</returns>
    /// <exception cref="OperationCanceledException">The caller has gone; nobody waits for a response.</exception>
    public async ValueTask<bool> ExecuteAsync(GraphQLPreparation operation, PooledBuffer output, CancellationToken gone)
    {
        var (start, started) = (output.Length, OperationInstruments.Start());
        try
        {
            var result = await engine.ExecuteAsync(operation, output, gone);
            OperationInstruments.End(started, operation, result.Errors.Count == 0 ? "ok" : "errors");
            return true;
        }
        catch (Exception exception) when (!gone.IsCancellationRequested)
        {
            OperationInstruments.End(started, operation, "failed");
            output.Truncate(start);
            ResponseWriter.WriteRefusal(output, Unforeseen(exception));
            return false;
        }
    }

    /// <summary>Opens a subscription's stream of whole responses. It says by itself why it ends early.</summary>
    public IAsyncEnumerable<ReadOnlyMemory<byte>> StreamAsync(GraphQLPreparation operation, CancellationToken gone) =>
        engine.StreamAsync(operation, gone);

    /// <summary>Logs what nobody foresaw.</summary>
    /// <returns>What the client is told of it: an id that leads to the log.</returns>
    public GraphQLError Unforeseen(Exception exception)
    {
        var correlation = Activity.Current?.TraceId.ToHexString() ?? ActivityTraceId.CreateRandom().ToHexString();
        LogUnforeseen(logger, correlation, exception);
        return new GraphQLError
        {
            Message = "Something went wrong here. The correlation id leads to the details.",
            Code = GraphQLErrorCodes.Internal,
            Extensions = new Dictionary<string, object>(StringComparer.Ordinal) { ["correlationId"] = correlation },
        };
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A GraphQL request failed unforeseen; the client was told correlation id {Correlation}.")]
    static partial void LogUnforeseen(ILogger logger, string correlation, Exception exception);
}

using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Success.Gateway.Errors;
using Success.Gateway.Identity;

namespace Success.Gateway.Http;

/// <summary>
/// What nobody caught: it is logged with the request's id, and the client gets the id and nothing else of it.
/// </summary>
sealed partial class UnexpectedErrors(RequestDelegate next, ILogger<UnexpectedErrors> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there any more to be told.
        }
        catch (BadHttpRequestException exception) when (!context.Response.HasStarted)
        {
            await ErrorBody.WriteAsync(context, BadRequest(exception.StatusCode), exception.Message);
        }
#pragma warning disable CA1031 // The last door: whatever comes here must be logged and must not reach the client.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            await TellAsync(context, exception);
        }
    }

    async Task TellAsync(HttpContext context, Exception exception)
    {
        var row = ErrorTable.Of(exception);
        var (endpoint, tenant) = (context.GetEndpoint()?.DisplayName, context.FindCaller()?.Tenant.ToString());
        LogFailed(logger, row.LogLevel, exception, context.Request.Method, endpoint, tenant, context.TraceIdentifier);
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        await ErrorBody.WriteAsync(context, row, exception.Message);
    }

    static ErrorRow BadRequest(int status) =>
        new(status == StatusCodes.Status413PayloadTooLarge ? "BODY_TOO_LARGE" : "BAD_REQUEST", status, LogLevel.Debug) { IsForClients = true };

    // The endpoint's own name, not the path: a path may hold a link's secret.
    [LoggerMessage(EventId = 1, Message = "{Method} {Endpoint} failed for tenant {Tenant}, correlation id {CorrelationId}")]
    static partial void LogFailed(ILogger logger, LogLevel level, Exception exception, string method, string? endpoint, string? tenant, string correlationId);
}

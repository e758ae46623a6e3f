using System.IO.Compression;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Http;
using Success.Gateway.Identity;
using Success.Gateway.Requests;

namespace Success.Gateway.Ingestion;

/// <summary>
/// <c>POST /ingest/measurements</c>: any number of measurements as NDJSON or CSV, each answered on its own line while the rest still comes.
/// What becomes of a line is what <c>recordMeasurements</c> does with an item.
/// </summary>
static class IngestionEndpoints
{
    public const string Path = "/ingest/measurements";

    // What is not one of these is refused: a trial under a misspelt name would record.
    static readonly string[] Parameters = ["dryRun", "results"];

    // Unpacked in pieces that make a window of some size.
    const int UnpackedBytes = 256 * 1024;

    // Who does not read its answer for longer than this, or slower, is no program that anybody waits for.
    static readonly MinDataRate SlowestReader = new(16 * 1024, TimeSpan.FromSeconds(30));

    public static void MapIngestion(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Path, TakeAsync);

    static async Task TakeAsync(HttpContext context)
    {
        if (context.FindCaller() is not { } caller)
        {
            await ErrorBody.WriteAsync(context, ErrorTable.Unauthenticated, "Measurements are taken with an API client's key: Authorization: Bearer success_live_…");
            return;
        }

        if (Refusal(context, caller) is var (row, message))
        {
            await ErrorBody.WriteAsync(context, row, message);
            return;
        }

        var streams = context.RequestServices.GetRequiredService<IngestionStreams>();
        if (!streams.TryEnter(caller.Tenant))
        {
            context.Response.Headers.RetryAfter = "1";
            await ErrorBody.WriteAsync(context, TooManyStreams, $"A workspace has at most {IngestionLimits.MaxStreams} streams of measurements at once.");
            return;
        }

        try
        {
            await AnswerAsync(context, caller);
        }
        finally
        {
            streams.Leave(caller.Tenant);
        }
    }

    static async Task AnswerAsync(HttpContext context, VerifiedCaller caller)
    {
        Prepare(context, caller);
        var pipe = new Pipe(new(
            pauseWriterThreshold: IngestionLimits.MaxUnreadAnswerBytes,
            resumeWriterThreshold: IngestionLimits.MaxUnreadAnswerBytes / 2,
            useSynchronizationContext: false));
        var sent = pipe.Reader.CopyToAsync(context.Response.BodyWriter, context.RequestAborted);
        await using var unpacked = IsPacked(context.Request) ? new GZipStream(context.Request.Body, CompressionMode.Decompress, leaveOpen: true) : null;
        var body = unpacked is null ? context.Request.BodyReader : PipeReader.Create(unpacked, new(bufferSize: UnpackedBytes));
        using (var answer = new IngestionAnswer(pipe.Writer, IsFlag(context.Request, "results", "refused")))
        {
            var lines = new MeasurementLines(body, FormOf(context.Request)!, IngestionLimits.BodyBytesOf(caller.Audience));
            var services = context.RequestServices.GetRequiredService<GatewayServices>();
            try
            {
                await new IngestionRun(services, caller, lines, answer, IsFlag(context.Request, "dryRun", "true")).RunAsync(context.RequestAborted);
            }
            catch (Exception exception)
            {
                // Results that are on their way still go out; then the answer breaks off.
                await pipe.Writer.CompleteAsync(exception);
                await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }
        }

        await pipe.Writer.CompleteAsync();
        await sent;
    }

    static void Prepare(HttpContext context, VerifiedCaller caller)
    {
        context.Response.ContentType = "application/x-ndjson";
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            // The lines are counted as they are unpacked; this only ends what never comes to anything.
            size.MaxRequestBodySize = 2 * IngestionLimits.BodyBytesOf(caller.Audience);
        }

        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } sender)
        {
            // A stream may pause; how long is a limit of its own.
            sender.MinDataRate = null;
        }

        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = SlowestReader;
        }
    }

    static (ErrorRow Row, string Message)? Refusal(HttpContext context, VerifiedCaller caller)
    {
        var request = context.Request;
        var most = IngestionLimits.BodyBytesOf(caller.Audience);
        return Policy.GrantOf(caller.Audience, PolicyAction.RecordMeasurement) == Grant.Never
                ? (ErrorTable.Of(DomainErrorCode.Forbidden), "Recording measurements takes a key with the scope MEASURE.")
            : FormOf(request) is null
                ? (UnsupportedType, "Content-Type says how the lines are written: application/x-ndjson or text/csv.")
            : !IsPacked(request) && request.Headers.ContentEncoding.Count > 0
                ? (UnsupportedType, "A body comes as it is or packed by gzip (Content-Encoding: gzip).")
            : request.ContentLength > most
                ? (TooLarge, $"A body has at most {most} bytes; this has {request.ContentLength}.")
            : request.Query.Keys.FirstOrDefault(name => !Parameters.Contains(name, StringComparer.OrdinalIgnoreCase)) is { } unknown
                ? (ErrorTable.Of(DomainErrorCode.Invalid), $"There is no parameter '{Shown(unknown)}'; allowed are {string.Join(" and ", Parameters)}.")
            : !IsOneOf(request, "dryRun", "true", "false")
                ? (ErrorTable.Of(DomainErrorCode.Invalid), "dryRun is true or false.")
            : !IsOneOf(request, "results", "all", "refused")
                ? (ErrorTable.Of(DomainErrorCode.Invalid), "results is all or refused.")
            : null;
    }

    static ErrorRow UnsupportedType { get; } = ForClients("UNSUPPORTED_MEDIA_TYPE", StatusCodes.Status415UnsupportedMediaType);

    static ErrorRow TooLarge { get; } = ForClients("BODY_TOO_LARGE", StatusCodes.Status413PayloadTooLarge);

    static ErrorRow TooManyStreams { get; } = ForClients("TOO_MANY_STREAMS", StatusCodes.Status429TooManyRequests);

    static ErrorRow ForClients(string code, int status) => new(code, status, LogLevel.Debug) { IsForClients = true };

    static ILineForm? FormOf(HttpRequest request) => MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        ? type.MediaType.Value?.ToLowerInvariant() switch
        {
            "application/x-ndjson" or "application/ndjson" or "application/jsonl" => new JsonLines(),
            "text/csv" => new CsvLines(),
            _ => null,
        }
        : null;

    static bool IsPacked(HttpRequest request) => string.Equals(request.Headers.ContentEncoding, "gzip", StringComparison.OrdinalIgnoreCase);

    static bool IsFlag(HttpRequest request, string name, string value) => string.Equals(request.Query[name], value, StringComparison.Ordinal);

    static string Shown(string name)
    {
        const int ShownLength = 64;
        return name.Length > ShownLength ? name[..ShownLength] + "…" : name;
    }

    static bool IsOneOf(HttpRequest request, string name, params ReadOnlySpan<string> values) =>
        !request.Query.ContainsKey(name) || values.Contains(request.Query[name].ToString());
}

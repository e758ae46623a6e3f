using Microsoft.AspNetCore.Http;
using Success.Gateway.Errors;
using Success.Gateway.Identity;
using Success.Gateway.Metrics;
using Success.Gateway.Requests;

namespace Success.Gateway.Ingestion;

/// <summary>One stream of measurements: window by window it is read, recorded and answered.</summary>
sealed class IngestionRun(GatewayServices services, VerifiedCaller caller, MeasurementLines lines, IngestionAnswer answer, bool isDryRun)
{
    /// <summary>Runs until the body ends, the client goes or its rights change.</summary>
    public async Task RunAsync(CancellationToken clientGone)
    {
        using var pause = new CancellationTokenSource(Timeout.InfiniteTimeSpan, services.Time);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(clientGone, caller.Ended, pause.Token);
        try
        {
            while (!lines.IsOver)
            {
                pause.CancelAfter(IngestionLimits.LongestPause);
                var window = await lines.ReadAsync(end.Token);
                pause.CancelAfter(Timeout.InfiniteTimeSpan);
                await RecordAsync(window, end.Token);
                await answer.FlushAsync(end.Token);
            }

            Conclude();
        }
        catch (OperationCanceledException) when (caller.Ended.IsCancellationRequested && !clientGone.IsCancellationRequested)
        {
            answer.End("RIGHTS_CHANGED", "The key was revoked, or its rights have changed. Lines without a result may have been recorded; send them again with a key that works.");
        }
        catch (OperationCanceledException) when (pause.IsCancellationRequested && !clientGone.IsCancellationRequested)
        {
            answer.End("TIMED_OUT", $"No whole line came for {IngestionLimits.LongestPause.TotalSeconds} seconds. What comes next goes in another stream.");
        }
        catch (RefusedException refused)
        {
            answer.End(ErrorTable.Of(refused.Refusal.Code).Code, refused.Refusal.Message);
        }
        catch (InvalidDataException)
        {
            answer.End("BAD_REQUEST", "The body is said to be packed by gzip, and cannot be unpacked from here on.");
        }
        catch (Exception broken) when (broken is BadHttpRequestException or IOException)
        {
            answer.End("BAD_REQUEST", broken is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } ? "The body is larger than is taken here." : "The body broke off.");
        }
    }

    void Conclude()
    {
        if (lines.Broken is { } broken)
        {
            answer.End(ErrorTable.Of(broken.Code).Code, broken.Message);
        }
        else
        {
            answer.End();
        }
    }

    async Task RecordAsync(List<MeasurementLine> window, CancellationToken cancellationToken)
    {
        var items = new List<MeasurementInput>(window.Count);
        foreach (var line in window)
        {
            if (line.Measurement.IsSuccess)
            {
                items.Add(line.Measurement.Value);
            }
        }

        // Rights and catalogue may have changed since the last window.
        var request = new GatewayRequest(services, caller);
        var verdicts = await new MeasurementBatch(request, items, isDryRun).RecordAsync(cancellationToken);
        var next = 0;
        foreach (var line in window)
        {
            answer.Add(line.Number, line.Measurement.Error is { } error ? MeasurementVerdict.Refused(error) : verdicts[next++]);
        }
    }
}

using System.Diagnostics.Metrics;

namespace Success.Gateway;

/// <summary>What the gateway measures at its door, as meter <c>Success.Gateway</c>.</summary>
static class GatewayInstruments
{
    static readonly Meter Meter = new("Success.Gateway");
    static readonly Counter<long> LimitedRequests = Meter.CreateCounter<long>("gateway.requests.limited", "{request}", "Requests beyond a caller's limit.");
    static readonly Counter<long> SignIns = Meter.CreateCounter<long>("gateway.sign_ins", "{attempt}", "Attempts to sign in, by way and outcome.");
    static readonly Counter<long> RefusedCredentials =
        Meter.CreateCounter<long>("gateway.credentials.refused", "{request}", "Requests with a credential that was refused, by its kind.");

    static readonly Counter<long> Mails = Meter.CreateCounter<long>("gateway.mails", "{mail}", "Mails, by kind and outcome.");

    static readonly UpDownCounter<long> Waiting =
        Meter.CreateUpDownCounter<long>("gateway.deliveries.waiting", "{delivery}", "What waits to be delivered, by kind.");

    static readonly Counter<long> Ingested = Meter.CreateCounter<long>("gateway.ingestion.lines", "{line}", "Lines of streamed measurements, by outcome.");

    public static void Measured(string outcome, long count) => Ingested.Add(count, new KeyValuePair<string, object?>("outcome", outcome));

    public static void Waits(string kind, int change) => Waiting.Add(change, new KeyValuePair<string, object?>("kind", kind));

    public static void Limited(string policy) => LimitedRequests.Add(1, new KeyValuePair<string, object?>("policy", policy));

    public static void SignedIn(string way, bool isSuccess) =>
        SignIns.Add(1, new("way", way), new KeyValuePair<string, object?>("outcome", isSuccess ? "success" : "refused"));

    public static void Refused(string kind) => RefusedCredentials.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public static void Mailed(string kind, bool isSuccess) =>
        Mails.Add(1, new("kind", kind), new KeyValuePair<string, object?>("outcome", isSuccess ? "sent" : "failed"));
}

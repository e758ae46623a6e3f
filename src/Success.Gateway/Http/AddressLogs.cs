using Microsoft.Extensions.Logging;

namespace Success.Gateway.Http;

/// <summary>
/// Keeps what the framework writes of requests' addresses out of every log, whatever its level: in the address of a mail's link stands what
/// signs somebody in. Traces tell of requests as well, without their queries.
/// </summary>
static class AddressLogs
{
    // The one writes the address of each request, the other the first line of those that are malformed.
    static readonly string[] Categories = ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel.BadRequests"];

    public static void Silence(ILoggingBuilder logs)
    {
        foreach (var category in Categories)
        {
            logs.AddFilter(category, LogLevel.None);
        }
    }
}

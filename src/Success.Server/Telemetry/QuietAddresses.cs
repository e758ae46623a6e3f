using System.Diagnostics;
using OpenTelemetry;

namespace Success.Server.Telemetry;

/// <summary>Takes the query out of the spans of requests: a link's secret stands in one.</summary>
sealed class QuietAddresses : BaseProcessor<Activity>
{
    static readonly string[] Tags = ["url.query", "url.full", "http.url", "http.target"];

    public override void OnEnd(Activity data)
    {
        foreach (var tag in Tags)
        {
            if (data.GetTagItem(tag) is not null)
            {
                data.SetTag(tag, null);
            }
        }
    }
}

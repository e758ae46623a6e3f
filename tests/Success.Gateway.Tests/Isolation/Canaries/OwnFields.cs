using System.Text.Json;
using Success.Domain;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Fields whose mere presence tells: figures of the provider that a customer has no business with, the standing that either side judges its own
/// proposal by, and everything that follows from an alert before the customer is to hear of it.
/// </summary>
sealed class OwnFields(CanaryWorld world)
{
    static readonly string[] ProvidersFields = ["attention", "stakes", "arr", "revenue", "renewsOn", "externalId", "segment", "escalatesAt", "escalatedAt", "settings"];

    static readonly string[] Alarming = ["AT_RISK", "OFF_TRACK", "MISSED"];

    static readonly string[] Evidence = ["observationsShort", "meanShortfall", "landing", "landingLow", "landingHigh", "chanceWithinTolerance", "neededPace", "leavesToleranceAt"];

    /// <summary>What stands in an answer that its reader may not have, with its path.</summary>
    /// <param name="asker">Who got it.</param>
    /// <param name="answer">The answer.</param>
    /// <param name="text">The same as it came.</param>
    public IEnumerable<(string What, string Path)> NotFor(Asker asker, JsonElement answer, string text) => asker.Side switch
    {
        Side.Customer => Below(Side.Customer, answer, ""),
        Side.Provider when text.Contains(world.North.Account["CustomersKpi"], StringComparison.Ordinal) => Below(Side.Provider, answer, ""),
        _ => [],
    };

    IEnumerable<(string What, string Path)> Below(Side side, JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => Of(side, element, path).Concat(element.EnumerateObject().SelectMany(field => Below(side, field.Value, $"{path}.{field.Name}"))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(item => Below(side, item, $"{path}[]")),
        _ => [],
    };

    IEnumerable<(string What, string Path)> Of(Side side, JsonElement element, string path)
    {
        var id = element.TryGetProperty("id", out var given) ? given.GetString() : null;
        if (id is not null && Has(element, "provisional") && (side == Side.Provider) == (id == world.North.Account["CustomersKpi"]))
        {
            yield return ("standing by the other side's proposal", $"{path}.provisional");
        }

        if (side == Side.Provider)
        {
            yield break;
        }

        foreach (var name in ProvidersFields.Where(name => Has(element, name)))
        {
            yield return ("field of the provider's", $"{path}.{name}");
        }

        if (element.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0)
        {
            yield return ("field of the provider's", $"{path}.tags");
        }

        if (IsOfUntold(element))
        {
            foreach (var told in Told(element))
            {
                yield return ("sign of an alert that is not to be heard of yet", $"{path}.{told}");
            }
        }
    }

    // What is about a part of it as well: a line of an agenda, a KPI's place in a snapshot, the snapshot itself.
    bool IsOfUntold(JsonElement element) => IsIdOfUntold(element)
        || (element.TryGetProperty("kpi", out var kpi) && IsIdOfUntold(kpi))
        || (element.TryGetProperty("subject", out var subject) && IsIdOfUntold(subject))
        || (element.TryGetProperty("kpis", out var kpis) && kpis.ValueKind == JsonValueKind.Array && kpis.EnumerateArray().Any(IsOfUntold));

    bool IsIdOfUntold(JsonElement element)
    {
        var untold = world.Untold.Account;
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty("id", out var id)
            && (id.ValueEquals(untold["Account"]) || id.ValueEquals(untold["Plan"]) || id.ValueEquals(untold["Kpi"]));
    }

    static IEnumerable<string> Told(JsonElement element)
    {
        if (element.TryGetProperty("standing", out var standing) && Alarming.Contains(standing.GetString()))
        {
            yield return "standing";
        }

        if (element.TryGetProperty("openAlertCount", out var open) && open.GetInt32() > 0)
        {
            yield return "openAlertCount";
        }

        if (element.TryGetProperty("explanation", out var explanation) && explanation.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in Evidence.Where(name => Has(explanation, name)))
            {
                yield return $"explanation.{name}";
            }
        }
    }

    static bool Has(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;
}

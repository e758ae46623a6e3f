using System.Text.Json;
using System.Text.Json.Serialization;

namespace Success.Domain;

/// <summary>How the domain's records look in JSON: in journals, snapshots and fingerprints.</summary>
public static class DomainJson
{
    /// <summary>
    /// Properties in camelCase, enums in the product's words (<c>OFF_TRACK</c>). Reading is strict: what is missing or unknown is
    /// damage, or comes from a later release, and must not be guessed at.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseUpper, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}

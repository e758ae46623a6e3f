using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Tenancy;

namespace Success.Grains.Accounts;

/// <summary>
/// A request between nodes: commands are a family of the domain, which knows nothing of travelling, so their names and their idempotency
/// key stand beside them. It is not stored; both ends are of one release.
/// </summary>
sealed class AccountRequestConverter : JsonConverter<AccountRequest>
{
    static readonly FrozenDictionary<string, Type> Commands = typeof(AccountCommand).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(AccountCommand)) && !type.IsAbstract)
        .ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    static readonly JsonSerializerOptions Options = new(DomainJson.Options)
    {
        // A command may hold a number that is none; it is refused for it where it arrives.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new GivenConverterFactory() },
    };

    public override AccountRequest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var parts = JsonSerializer.Deserialize<Parts>(ref reader, Options) ?? throw new JsonException("A request is an object.");
        var type = Commands.GetValueOrDefault(parts.Name) ?? throw new JsonException($"An account knows no command '{parts.Name}'.");
        var command = (AccountCommand?)parts.Command.Deserialize(type, Options) ?? throw new JsonException("A request has a command.");
        return new(command with { Key = parts.Key }, parts.Audience);
    }

    public override void Write(Utf8JsonWriter writer, AccountRequest value, JsonSerializerOptions options)
    {
        var type = value.Command.GetType();
        var command = JsonSerializer.SerializeToElement(value.Command, type, Options);
        JsonSerializer.Serialize(writer, new Parts(type.Name, command, value.Command.Key, value.Audience), Options);
    }

    sealed record Parts(string Name, JsonElement Command, IdempotencyKey? Key, Audience Audience);
}

/// <summary>A field that is given travels as <c>{"value": …}</c>, one that is not as null.</summary>
sealed class GivenConverterFactory : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(Given<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(typeToConvert.GetGenericArguments()))!;

    sealed class Converter<T> : JsonConverter<Given<T>>
    {
        public override bool HandleNull => true;

        public override Given<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            JsonSerializer.Deserialize<Box>(ref reader, options) is { } box ? new(box.Value!) : default;

        public override void Write(Utf8JsonWriter writer, Given<T> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.IsGiven ? new Box(value.Value) : null, options);

        sealed record Box(T? Value);
    }
}

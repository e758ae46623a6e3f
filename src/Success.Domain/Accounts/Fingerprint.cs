using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>
/// The first 128 bits of a SHA-256, in 32 lower-case hexadecimal digits: enough to tell one command from another, and small enough to
/// remember a thousand of them.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Fingerprint
{
    // A command may hold a number that is none; it will be refused for it, and must not fail before.
    static readonly JsonSerializerOptions CommandOptions = new(DomainJson.Options)
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    readonly UInt128 _value;

    Fingerprint(UInt128 value) => _value = value;

    /// <summary>Of an actor's idempotency key.</summary>
    public static Fingerprint Of(Who who, IdempotencyKey key) => Of(Encoding.UTF8.GetBytes($"{who}\n{key}"));

    /// <summary>Of everything that a command says, its key excepted.</summary>
    public static Fingerprint Of(AccountCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var type = command.GetType();
        var json = JsonSerializer.Serialize(command, type, CommandOptions);
        return Of(Encoding.UTF8.GetBytes($"{type.Name}\n{json}"));
    }

    /// <summary>
    /// Of everything that a command of a tenant says, its key and secrets excepted: whoever repeats a command has made a fresh secret for it.
    /// </summary>
    public static Fingerprint Of(TenantCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var repeated = command switch
        {
            TenantCommand.CreateClient create => create with { Secret = default },
            TenantCommand.RotateClient rotate => rotate with { Secret = default },
            _ => command,
        };
        return Of(JsonSerializer.SerializeToUtf8Bytes(repeated with { Key = null }, CommandOptions));
    }

    /// <summary>Reads the digits.</summary>
    public static Result<Fingerprint> Parse(string? text) =>
        text is { Length: 32 } && UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
            ? new Fingerprint(value)
            : new DomainError(DomainErrorCode.Invalid, "A fingerprint is 32 hexadecimal digits.");

    /// <inheritdoc/>
    public override string ToString() => _value.ToString("x32", CultureInfo.InvariantCulture);

    static Fingerprint Of(byte[] bytes) => new(BinaryPrimitives.ReadUInt128BigEndian(SHA256.HashData(bytes)));

    sealed class JsonConverter() : TextValueConverter<Fingerprint>(Parse);
}

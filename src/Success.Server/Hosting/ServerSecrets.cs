using System.Security.Cryptography;
using System.Text.Json;
using Success.Gateway;
using Success.Gateway.SignIn;
using Success.Grains.SignIn;
using Success.Server.Configuration;

namespace Success.Server.Hosting;

/// <summary>
/// The server's own keys, in a file that only its account can read. The first start draws them. They belong to the backup of the journal:
/// without them nobody's key, session or address is recognised any more.
/// </summary>
/// <param name="Keys">For what is stored of secrets and addresses.</param>
/// <param name="Seal">For links in mails.</param>
sealed record ServerSecrets(SecretKeys Keys, LinkSeal Seal)
{
    /// <summary>Reads the keys, or draws them where there is no file.</summary>
    /// <exception cref="ConfigurationException">The file cannot be used; the message says why.</exception>
    public static ServerSecrets ReadOrDraw(string path)
    {
        if (!File.Exists(path))
        {
            Draw(path);
        }

        if (PrivateFile.IsOpenToOthers(path))
        {
            throw Unusable(path, $"can be read by others; make it its owner's alone (chmod 600 {path}).");
        }

        try
        {
            var file = JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
            return new(new(Bytes(file?.Pepper), Bytes(file?.Addresses)), new(Bytes(file?.Links)));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or ArgumentException)
        {
            throw Unusable(path, $"is no file of keys: 'pepper', 'addresses' and 'links' have at least {SecretKeys.MinBytes} bytes each, in base64.");
        }
    }

    static void Draw(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Written whole and synced before it has its name: half a file would lock everybody out for ever.
        var partial = path + "-partial";
        File.Delete(partial);
        using (var file = PrivateFile.Create(partial))
        {
            JsonSerializer.Serialize(file, new KeyFile(Key(), Key(), Key()), JsonSerializerOptions.Web);
            file.Flush(flushToDisk: true);
        }

        File.Move(partial, path);
    }

    static string Key() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretKeys.MinBytes));

    static byte[] Bytes(string? text)
    {
        var bytes = Convert.FromBase64String(text ?? "");
        return bytes.Length >= SecretKeys.MinBytes ? bytes : throw new FormatException();
    }

    static ConfigurationException Unusable(string path, string reason) => new([new(Settings.SecretsFile.Key, path, reason)]);

    sealed record KeyFile(string? Pepper, string? Addresses, string? Links)
    {
        public override string ToString() => "(keys)";
    }
}

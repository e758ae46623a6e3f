using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway;
using Success.Gateway.Mail;
using Success.GraphQL;

namespace Success.Server.Configuration;

/// <summary>Makes a configuration of what was said, or says everything that is wrong with it.</summary>
sealed class ConfigurationReader(SettingValues values, List<SettingError> errors)
{
    const int MaxPort = 65_535;
    const int MaxRate = 100_000;
    const int MaxStopSeconds = 600;

    // More than any machine answers in a second, so that whoever is alone on a server, or measures it, can be without a budget.
    const int MaxCostRate = 100_000_000;
    const int MaxCostBurst = 100_000_000;

    // Fewer, and there would be operations that are allowed and never paid for.
    static readonly int MinCostBurst = (int)GraphQLLimits.Default.Cost;

    /// <exception cref="ConfigurationException">Something is wrong.</exception>
    public ServerConfiguration Read()
    {
        var urls = ReadUrls();
        var data = ReadDataFolder();
        var configuration = new ServerConfiguration
        {
            DataFolder = data,
            SecretsFile = Path.GetFullPath(ValueOf(Settings.SecretsFile)?.Text ?? Path.Combine(data, "secrets.json")),
            Urls = urls,
            PublicUrl = ReadPublicUrl(urls),
            TrustedProxies = ReadProxies(),
            Certificate = ReadCertificate(urls),
            Workspace = new(
                Domain(Settings.Workspace, text => Texts.Name(text, "name")),
                Domain(Settings.Owner, text => Texts.Name(text, "owner")),
                Domain(Settings.OwnerEmail, EmailAddress.Create)),
            MailFrom = Domain(Settings.MailFrom, EmailAddress.Create),
            MailsNotifications = OneOf(Settings.MailNotifications, ("true", true), ("false", false)),
            Smtp = ReadSmtp(),
            RequestsPerSecond = Number(Settings.RequestsPerSecond, 1, MaxRate),
            RequestBurst = Number(Settings.RequestBurst, 1, MaxRate),
            Costs = Budget(Settings.CostBurst, Settings.CostsPerSecond),
            TenantCosts = Budget(Settings.TenantCostBurst, Settings.TenantCostsPerSecond),
            StopTimeout = TimeSpan.FromSeconds(Number(Settings.StopSeconds, 1, MaxStopSeconds)),
            ServesMetrics = OneOf(Settings.Metrics, ("false", false), ("true", true)),
            LogLevel = OneOf(
                Settings.LogLevel, ("debug", LogLevel.Debug), ("information", LogLevel.Information), ("warning", LogLevel.Warning), ("error", LogLevel.Error)),
            LogsJson = OneOf(Settings.LogFormat, ("text", false), ("json", true)),
        };
        return errors.Count == 0 ? configuration : throw new ConfigurationException(errors);
    }

    string ReadDataFolder()
    {
        var value = ValueOf(Settings.Data)!.Value;
        if (value.Text.Length > 0 && !File.Exists(value.Text))
        {
            return Path.GetFullPath(value.Text);
        }

        Refuse(Settings.Data, value, "is no folder");
        return "";
    }

    ImmutableArray<Uri> ReadUrls()
    {
        var (name, text) = ValueOf(Settings.Urls)!.Value;
        var urls = Items(text).Select(item => UrlOf(name, item, Settings.Urls)).OfType<Uri>().ToImmutableArray();
        if (Items(text).Length == 0)
        {
            Refuse(Settings.Urls, new(name, text), "names no place to listen");
        }

        foreach (var twice in urls.GroupBy(url => url.Authority, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1))
        {
            Refuse(Settings.Urls, new(name, text), $"names {twice.Key} twice");
        }

        return urls;
    }

    Uri ReadPublicUrl(ImmutableArray<Uri> urls) =>
        ValueOf(Settings.PublicUrl) is { } value ? UrlOf(value.Name, value.Text, Settings.PublicUrl) ?? Nowhere : urls.FirstOrDefault() ?? Nowhere;

    static Uri Nowhere { get; } = new("http://localhost");

    Uri? UrlOf(string name, string text, Setting setting)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var url)
            && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
            && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" })
        {
            return url;
        }

        Refuse(setting, new(name, text), "is no such address");
        return null;
    }

    ImmutableArray<IPNetwork> ReadProxies()
    {
        var (name, text) = ValueOf(Settings.TrustedProxies)!.Value;
        var proxies = ImmutableArray.CreateBuilder<IPNetwork>();
        foreach (var item in Items(text))
        {
            if (IPNetwork.TryParse(item, out var network))
            {
                proxies.Add(network);
            }
            else if (IPAddress.TryParse(item, out var address))
            {
                proxies.Add(new(address, address.GetAddressBytes().Length * 8));
            }
            else
            {
                Refuse(Settings.TrustedProxies, new(name, item), "is neither an address nor a network");
            }
        }

        return proxies.ToImmutable();
    }

    ServerCertificate? ReadCertificate(ImmutableArray<Uri> urls)
    {
        var needed = urls.Any(url => url.Scheme == Uri.UriSchemeHttps);
        if ((ReadFile(Settings.Certificate, needed), ReadFile(Settings.CertificateKey, needed)) is not ({ } certificate, { } key))
        {
            return null;
        }

        try
        {
            return ServerCertificate.Read(certificate, key);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException or IOException or UnauthorizedAccessException)
        {
            Refuse(Settings.Certificate, ValueOf(Settings.Certificate)!.Value, $"cannot be used with the key of {Settings.CertificateKey.Key} ({exception.Message})");
            return null;
        }
    }

    string? ReadFile(Setting setting, bool isNeeded)
    {
        if (ValueOf(setting) is not { } value)
        {
            if (isNeeded)
            {
                errors.Add(new(setting.Key, null, $"An https url needs it: {setting.Allowed}."));
            }

            return null;
        }

        if (File.Exists(value.Text))
        {
            return Path.GetFullPath(value.Text);
        }

        Refuse(setting, value, "is no file that is there");
        return null;
    }

    SmtpServer? ReadSmtp()
    {
        var port = Number(Settings.SmtpPort, 1, MaxPort);
        var usesTls = OneOf(Settings.SmtpTls, ("true", true), ("false", false));
        var password = ReadPassword();
        RefuseWithoutHost(Settings.SmtpUser, Settings.SmtpPassword, Settings.SmtpPasswordFile);
        return ValueOf(Settings.SmtpHost) is { } host ? new(host.Text, port, usesTls, ValueOf(Settings.SmtpUser)?.Text, password) : null;
    }

    // Whoever says how to sign in at a mail server, and not at which, would find no mail sent.
    void RefuseWithoutHost(params ReadOnlySpan<Setting> settings)
    {
        if (ValueOf(Settings.SmtpHost) is not null)
        {
            return;
        }

        foreach (var setting in settings)
        {
            if (ValueOf(setting) is { } value)
            {
                errors.Add(new(value.Name, null, $"It is of no use without {Settings.SmtpHost.Key}: {Settings.SmtpHost.Allowed}."));
            }
        }
    }

    string? ReadPassword()
    {
        if (ReadFile(Settings.SmtpPasswordFile, isNeeded: false) is not { } file)
        {
            return ValueOf(Settings.SmtpPassword)?.Text;
        }

        if (ValueOf(Settings.SmtpPassword) is { } both)
        {
            errors.Add(new(both.Name, null, $"Either this or {Settings.SmtpPasswordFile.Key} is given, not both."));
        }

        return File.ReadAllText(file).Trim();
    }

    T Domain<T>(Setting setting, Func<string, Result<T>> read)
    {
        var value = ValueOf(setting)!.Value;
        var result = read(value.Text);
        if (!result.IsSuccess)
        {
            Refuse(setting, value, "does not fit");
        }

        return result.IsSuccess ? result.Value : default!;
    }

    CostBudget Budget(Setting burst, Setting perSecond) => new(Number(burst, MinCostBurst, MaxCostBurst), Number(perSecond, 1, MaxCostRate));

    int Number(Setting setting, int min, int max)
    {
        var value = ValueOf(setting)!.Value;
        if (int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
        {
            return number;
        }

        Refuse(setting, value, "is no such number");
        return min;
    }

    T OneOf<T>(Setting setting, params ReadOnlySpan<(string Word, T Meaning)> words)
    {
        var value = ValueOf(setting)!.Value;
        foreach (var (word, meaning) in words)
        {
            if (string.Equals(word, value.Text, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        Refuse(setting, value, "is none of these words");
        return words[0].Meaning;
    }

    void Refuse(Setting setting, SettingValue value, string reason) =>
        errors.Add(new(value.Name, setting.IsSecret ? null : value.Text, $"{reason}; allowed: {setting.Allowed}."));

    SettingValue? ValueOf(Setting setting) => values.Find(setting) ?? (setting.Usual is { } usual ? new(setting.Key, usual) : null);

    static string[] Items(string text) => text.Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}

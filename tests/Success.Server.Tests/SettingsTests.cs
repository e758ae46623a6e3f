using System.Collections;
using Success.Server.Configuration;
using Success.Testing;

namespace Success.Server.Tests;

public sealed class SettingsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Keys => [.. Settings.All.Select(setting => setting.Key)];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Keys))]
    public void Setting_StandsInTheHandbook(string key) =>
        Assert.Contains($"`{key}`", File.ReadAllText(Path.Combine(Repository.Root, "docs", "operation.md")), StringComparison.Ordinal);

    [Fact]
    public void Setting_NamesFollowFromItsKey() => Assert.Equal(
        ("SUCCESS_MAIL_SMTP_PASSWORD_FILE", "--mail-smtp-password-file"), (Settings.SmtpPasswordFile.EnvironmentName, Settings.SmtpPasswordFile.Flag));

    [Fact]
    public async Task Settings_OfFileEnvironmentAndFlag_TheLaterWins()
    {
        await File.WriteAllTextAsync(_folder.File("settings.json"), """{ "stopSeconds": 1, "limits": { "requestBurst": 1, "requestsPerSecond": 1 }, "trustedProxies": ["10.0.0.0/8", "::1"] }""");
        var (values, errors) = (new SettingValues(), new List<SettingError>());

        values.TakeFile(_folder.File("settings.json"), errors);
        values.TakeEnvironment(new Hashtable { ["SUCCESS_LIMITS_REQUEST_BURST"] = "2", ["SUCCESS_LIMITS_REQUESTS_PER_SECOND"] = "2", ["PATH"] = "x" }, errors);
        values.Set(Settings.RequestBurst, Settings.RequestBurst.Flag, "3");
        var configuration = new ConfigurationReader(values, errors).Read();

        Assert.Equal((1, 2, 3), (configuration.StopTimeout.TotalSeconds, configuration.RequestsPerSecond, configuration.RequestBurst));
        Assert.Equal(["10.0.0.0/8", "::1/128"], configuration.TrustedProxies.Select(network => network.ToString()));
    }

    [Theory]
    [InlineData("mail.smtp.port", "1", "65535", "0", "65536")]
    [InlineData("limits.requestsPerSecond", "1", "100000", "0", "100001")]
    [InlineData("limits.requestBurst", "1", "100000", "-1", "100001")]
    [InlineData("limits.costsPerSecond", "1", "100000000", "0", "100000001")]
    [InlineData("limits.costBurst", "10000", "100000000", "9999", "100000001")]
    [InlineData("limits.tenantCostsPerSecond", "1", "100000000", "0", "100000001")]
    [InlineData("limits.tenantCostBurst", "10000", "100000000", "9999", "100000001")]
    [InlineData("stopSeconds", "1", "600", "0", "601")]
    [InlineData("urls", "http://[::1]:1", "https://a.example:1,http://b:2", "ftp://a", "http://a/b")]
    [InlineData("publicUrl", "https://success.example.com", "http://localhost:1", "success.example.com", "https://a/?b")]
    [InlineData("trustedProxies", "", "127.0.0.1; fd00::/8", "10.0.0.0/33", "proxy")]
    [InlineData("mail.smtp.tls", "true", "FALSE", "yes", "")]
    [InlineData("metrics", "true", "FALSE", "yes", "")]
    [InlineData("log.format", "text", "JSON", "xml", "")]
    [InlineData("workspace.email", "a@example.com", "a.b@c.de", "a", "a@b")]
    [InlineData("workspace.name", "A", "B & C", "", " ")]
    public void Setting_AtItsLimits_IsTaken_BeyondThemNamed(string key, string least, string most, string below, string above)
    {
        var setting = Settings.All.Single(setting => setting.Key == key);

        Assert.Empty(ErrorsOf(setting, least));
        Assert.DoesNotContain(ErrorsOf(setting, most), error => error.Name == key);
        Assert.Equal([(key, below)], ErrorsOf(setting, below).Select(error => (error.Name, error.Value)));
        Assert.EndsWith($"allowed: {setting.Allowed}.", Assert.Single(ErrorsOf(setting, above)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Place_NamedTwice_IsRefused() =>
        Assert.StartsWith("names a:1 twice", Assert.Single(ErrorsOf(Settings.Urls, "http://a:1,http://b:1,https://A:1"), error => error.Name == "urls").Reason, StringComparison.Ordinal);

    [Fact]
    public void WhoSignsInAtAMailServer_WithoutOne_IsRefused()
    {
        var (values, errors) = (new SettingValues(), new List<SettingError>());
        values.Set(Settings.SmtpUser, Settings.SmtpUser.Key, "success");
        values.Set(Settings.SmtpPassword, "SUCCESS_MAIL_SMTP_PASSWORD", "hunter2");

        var refused = Assert.Throws<ConfigurationException>(() => new ConfigurationReader(values, errors).Read());

        Assert.Equal(["mail.smtp.user", "SUCCESS_MAIL_SMTP_PASSWORD"], refused.Errors.Select(error => error.Name));
        Assert.All(refused.Errors, error => Assert.StartsWith("It is of no use without mail.smtp.host", error.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Password_Wrong_IsNotShown()
    {
        var (values, errors) = (new SettingValues(), new List<SettingError>());
        File.WriteAllText(_folder.File("password"), "from the file");
        values.Set(Settings.SmtpHost, Settings.SmtpHost.Key, "mail.example.com");
        values.Set(Settings.SmtpPassword, Settings.SmtpPassword.Key, "hunter2");
        values.Set(Settings.SmtpPasswordFile, Settings.SmtpPasswordFile.Key, _folder.File("password"));

        var refused = Assert.Throws<ConfigurationException>(() => new ConfigurationReader(values, errors).Read());

        Assert.Contains("mail.smtp.password: Either this or mail.smtp.passwordFile", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", refused.Message, StringComparison.Ordinal);
    }

    static IReadOnlyList<SettingError> ErrorsOf(Setting setting, string text)
    {
        var (values, errors) = (new SettingValues(), new List<SettingError>());
        values.Set(setting, setting.Key, text);
        try
        {
            new ConfigurationReader(values, errors).Read();
            return [];
        }
        catch (ConfigurationException refused)
        {
            return refused.Errors;
        }
    }
}

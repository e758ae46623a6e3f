using System.CommandLine;

namespace Success.Server.Configuration;

/// <summary>The settings as flags of a command, and where else they come from. Secrets have no flags: everybody on a machine sees those.</summary>
sealed class SettingFlags
{
    /// <summary>Where the environment names the file of settings.</summary>
    public const string ConfigEnvironmentName = Setting.EnvironmentPrefix + "CONFIG";

    readonly Option<string> _config = new("--config")
    {
        HelpName = "FILE",
        Description = $"A JSON file of settings: {{ \"mail\": {{ \"from\": \"…\" }} }} is mail.from. [{ConfigEnvironmentName}]",
    };

    readonly Dictionary<Setting, Option<string>> _flags;

    public SettingFlags(params IEnumerable<Setting> settings) => _flags = settings.Where(setting => !setting.IsSecret).ToDictionary(setting => setting, FlagOf);

    public void AddTo(Command command)
    {
        command.Options.Add(_config);
        foreach (var flag in _flags.Values)
        {
            command.Options.Add(flag);
        }
    }

    /// <summary>The file, over it the environment, over that the flags.</summary>
    /// <exception cref="ConfigurationException">Something is wrong; everything that is.</exception>
    public ServerConfiguration Read(ParseResult parsed)
    {
        var (values, errors) = (new SettingValues(), new List<SettingError>());
        var environment = Environment.GetEnvironmentVariables();
        if ((parsed.GetValue(_config) ?? (string?)environment[ConfigEnvironmentName]) is { } file)
        {
            values.TakeFile(file, errors);
        }

        values.TakeEnvironment(environment, errors);
        foreach (var (setting, flag) in _flags)
        {
            if (parsed.GetValue(flag) is { } text)
            {
                values.Set(setting, setting.Flag, text);
            }
        }

        return new ConfigurationReader(values, errors).Read();
    }

    static Option<string> FlagOf(Setting setting)
    {
        var usual = string.IsNullOrEmpty(setting.Usual) ? "" : $" Usual: {setting.Usual}.";
        return new(setting.Flag)
        {
            HelpName = "VALUE",
            Description = $"{setting.Meaning} Allowed: {setting.Allowed}.{usual} [{setting.EnvironmentName}]",
        };
    }
}

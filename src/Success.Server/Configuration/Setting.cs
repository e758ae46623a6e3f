using System.Text;

namespace Success.Server.Configuration;

/// <summary>
/// One thing that can be configured: as <c>mail.smtp.host</c> in a file, as <c>SUCCESS_MAIL_SMTP_HOST</c> in the environment, and by the flag
/// <c>--mail-smtp-host</c>. What stands further to the right wins.
/// </summary>
/// <param name="Key">Its name, from which the other two follow.</param>
/// <param name="Meaning">What it is for, as help says it.</param>
/// <param name="Allowed">What it may be, as help and errors say it.</param>
/// <param name="Usual">What holds when nobody says anything; null when there is nothing usual.</param>
/// <param name="IsSecret">Whether its value must not be shown, not even in an error.</param>
sealed record Setting(string Key, string Meaning, string Allowed, string? Usual = null, bool IsSecret = false)
{
    /// <summary>With what every name in the environment begins.</summary>
    public const string EnvironmentPrefix = "SUCCESS_";

    public string EnvironmentName => EnvironmentPrefix + Joined('_').ToUpperInvariant();

    public string Flag => "--" + Joined('-');

    string Joined(char separator)
    {
        var joined = new StringBuilder();
        foreach (var character in Key)
        {
            if (character == '.')
            {
                joined.Append(separator);
            }
            else if (char.IsAsciiLetterUpper(character))
            {
                joined.Append(separator).Append(char.ToLowerInvariant(character));
            }
            else
            {
                joined.Append(character);
            }
        }

        return joined.ToString();
    }
}

/// <summary>What is wrong with a setting.</summary>
/// <param name="Name">Its name as it was given: a key, a name in the environment or a flag.</param>
/// <param name="Value">What it was given as; null when that is a secret, or when it is missing.</param>
/// <param name="Reason">Why that cannot be, and what is allowed.</param>
sealed record SettingError(string Name, string? Value, string Reason)
{
    public override string ToString() => Value is null ? $"{Name}: {Reason}" : $"{Name}: '{Value}' {Reason}";
}

/// <summary>The configuration cannot be: everything that is wrong with it.</summary>
sealed class ConfigurationException(IReadOnlyList<SettingError> errors)
    : Exception($"The configuration cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => $"- {error}"))}")
{
    public IReadOnlyList<SettingError> Errors { get; } = errors;
}

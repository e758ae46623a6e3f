using System.Collections;
using System.Text.Json;

namespace Success.Server.Configuration;

/// <summary>A value, and where it was said.</summary>
/// <param name="Name">Its name there.</param>
/// <param name="Text">The value.</param>
readonly record struct SettingValue(string Name, string Text);

/// <summary>What was configured, before anybody looks whether it makes sense: the file, over it the environment, over that the flags.</summary>
sealed class SettingValues
{
    readonly Dictionary<Setting, SettingValue> _values = [];

    public SettingValue? Find(Setting setting) => _values.TryGetValue(setting, out var value) ? value : null;

    public void Set(Setting setting, string name, string text) => _values[setting] = new(name, text);

    /// <summary>Takes a JSON file's settings: objects within objects, whose names make the keys. A name that is no setting's is an error.</summary>
    public void TakeFile(string path, ICollection<SettingError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        try
        {
            using var document = JsonDocument.Parse(
                File.ReadAllBytes(path), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            Take(document.RootElement, "", errors);
        }
        catch (JsonException exception)
        {
            errors.Add(new("config", path, $"is no JSON file: {exception.Message}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            errors.Add(new("config", path, $"cannot be read: {exception.Message}"));
        }
    }

    /// <summary>Takes the settings of the environment. A name that begins like one and is none is an error.</summary>
    public void TakeEnvironment(IDictionary environment, ICollection<SettingError> errors)
    {
        ArgumentNullException.ThrowIfNull(environment);
        foreach (DictionaryEntry entry in environment)
        {
            var name = (string)entry.Key;
            if (!name.StartsWith(Setting.EnvironmentPrefix, StringComparison.Ordinal) || name == SettingFlags.ConfigEnvironmentName)
            {
                continue;
            }

            if (Settings.All.FirstOrDefault(setting => setting.EnvironmentName == name) is { } known)
            {
                Set(known, name, (string?)entry.Value ?? "");
            }
            else
            {
                errors.Add(new(name, null, $"There is no such setting; {Nearest(name, setting => setting.EnvironmentName)}"));
            }
        }
    }

    void Take(JsonElement element, string key, ICollection<SettingError> errors)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                Take(property.Value, key.Length == 0 ? property.Name : $"{key}.{property.Name}", errors);
            }
        }
        else if (Settings.All.FirstOrDefault(setting => setting.Key == key) is not { } known)
        {
            errors.Add(new(key, null, $"There is no such setting; {Nearest(key, setting => setting.Key)}"));
        }
        else if (TextOf(element) is { } text)
        {
            Set(known, key, text);
        }
        else
        {
            errors.Add(new(key, null, $"A text, a number, true, false or a list of texts belongs here: {known.Allowed}."));
        }
    }

    static string? TextOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => element.GetRawText(),
        JsonValueKind.Array when element.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String) =>
            string.Join(',', element.EnumerateArray().Select(item => item.GetString())),
        _ => null,
    };

    /// <summary>The known name that has most of its beginning or end in common with an unknown one: enough to show a slip.</summary>
    static string Nearest(string name, Func<Setting, string> nameOf) =>
        $"the nearest is {Settings.All.Select(nameOf).MaxBy(known => Alike(known, name))}.";

    static int Alike(string one, string other) =>
        one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count()
        + one.Reverse().Zip(other.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
}

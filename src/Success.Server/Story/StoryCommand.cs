using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Success.Journal;
using Success.Journal.Sqlite;

namespace Success.Server.Story;

/// <summary><c>story</c>: plays a provider and its customers on real numbers, and prints what each side sees and when.</summary>
static class StoryCommand
{
    const string DateFormat = "yyyy-MM-dd";

    static readonly Dictionary<string, StoryLanguage> Languages = new(StringComparer.Ordinal)
    {
        ["en"] = StoryLanguage.English,
        ["de"] = StoryLanguage.German,
    };

    public static Command Create()
    {
        var data = new Option<DirectoryInfo?>("--data") { HelpName = "FOLDER", Description = "A folder in which the journal stays; otherwise it is deleted at the end." };
        var locale = new Option<StoryLanguage>("--locale") { HelpName = "LOCALE", Description = "en or de; en if nothing is said.", CustomParser = ParseLanguage };
        var today = new Option<DateOnly?>("--today")
        {
            HelpName = "DAY",
            Description = "The day on which the story ends, like 2026-03-20; today if nothing is said.",
            CustomParser = ParseDay,
        };
        var command = new Command(
            "story",
            "Play a provider and its customers on real numbers, and print what each side sees and when. Exit code 0: after a restart from the file "
            + "the answers are the same; 1: they are not; 2: it cannot be told.") { data, locale, today };
        command.SetAction((parsed, cancellationToken) =>
            TellAsync(new(parsed.GetValue(today) ?? DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime), parsed.GetValue(locale), parsed.GetValue(data)), cancellationToken));
        return command;
    }

    static async Task<int> TellAsync(StoryOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Folder ?? Directory.CreateTempSubdirectory("success-story-");
        var file = Path.Combine(folder.FullName, StoryOptions.FileName);
        if (File.Exists(file))
        {
            Terminal.Complain($"There is a story in '{file}' already; choose another folder, or delete it.");
            return 2;
        }

        try
        {
            var page = new Page(Terminal.Columns, Terminal.IsColoured, Terminal.Say);
            var isSame = await StoryRun.TellAsync(options, file, page, Terminal.ShowProgress, cancellationToken);
            SayWhereItIs(options, file);
            return isSame ? 0 : 1;
        }
        catch (Exception exception) when (exception is JournalFileException or JournalUnavailableException or IOException or UnauthorizedAccessException)
        {
            Terminal.Complain(exception.Message);
            return 2;
        }
        finally
        {
            if (options.Folder is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    static void SayWhereItIs(StoryOptions options, string file)
    {
        if (options.Folder is not null)
        {
            Terminal.Say();
            Terminal.Say(file);
        }
    }

    static StoryLanguage ParseLanguage(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (Languages.TryGetValue(text, out var language))
        {
            return language;
        }

        given.AddError($"'{text}' is no locale of the story: choose one of {string.Join(", ", Languages.Keys)}.");
        return default;
    }

    static DateOnly? ParseDay(ArgumentResult given)
    {
        var text = given.Tokens[0].Value;
        if (DateOnly.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= StoryOptions.FirstDay && day <= StoryOptions.LastDay)
        {
            return day;
        }

        given.AddError($"'{text}' is no day of the story: it is written like 2026-03-20, from {StoryOptions.FirstDay:yyyy-MM-dd} to {StoryOptions.LastDay:yyyy-MM-dd}.");
        return default;
    }
}

using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Success.Gateway;
using Success.Server.Configuration;
using Success.Server.Hosting;

namespace Success.Server.Demo;

/// <summary><c>demo</c>: makes a workspace that has lived for a year, and prints the ways into it.</summary>
static class DemoCommand
{
    const int GroupColumns = 18;

    public static Command Create()
    {
        var accounts = Number("--accounts", "How many accounts", DemoOptions.FewestAccounts, DemoOptions.MostAccounts, DemoOptions.UsualAccounts);
        var days = Number("--days", "How many days they have lived", DemoOptions.FewestDays, DemoOptions.MostDays, DemoOptions.UsualDays);
        var seed = Number("--seed", "Another seed, another demo", 0, int.MaxValue, DemoOptions.UsualSeed);
        var flags = new SettingFlags(Settings.Data, Settings.SecretsFile, Settings.Urls, Settings.PublicUrl);
        var command = new Command(
            "demo",
            "Make a workspace that has lived for a year under a simulated clock, in a folder that holds nothing yet, and print sign-in links and API "
            + "keys for it.") { accounts, days, seed };
        flags.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ServerErrors.SayAsync(() => MakeAsync(
            flags.Read(parsed), new(parsed.GetValue(accounts), parsed.GetValue(days), parsed.GetValue(seed)), cancellationToken)));
        return command;
    }

    static async Task<int> MakeAsync(ServerConfiguration configuration, DemoOptions options, CancellationToken cancellationToken)
    {
        if (Directory.Exists(configuration.DataFolder) && Directory.EnumerateFileSystemEntries(configuration.DataFolder).Any())
        {
            Terminal.Complain($"'{configuration.DataFolder}' holds data already; choose another folder with --data, or delete it.");
            return ServerErrors.ExitCode;
        }

        var (wasThere, isMade) = (Directory.Exists(configuration.DataFolder), false);
        try
        {
            await MakeHereAsync(configuration, options, cancellationToken);
            isMade = true;
            return 0;
        }
        finally
        {
            if (!isMade)
            {
                TakeBack(configuration.DataFolder, wasThere);
            }
        }
    }

    static async Task MakeHereAsync(ServerConfiguration configuration, DemoOptions options, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        PrivateFile.CreateFolder(configuration.DataFolder);
        var keys = ServerSecrets.ReadOrDraw(configuration.SecretsFile).Keys;
        var demo = await DemoRun.MakeAsync(
            options, configuration.JournalPath, keys, TimeProvider.System.GetUtcNow(), Terminal.ShowProgress, cancellationToken);
        await using var host = await ServerHost.StartAsync(configuration, isForCommand: true, cancellationToken);
        var doors = await new DemoDoors(host.Services).OpenAsync(demo);
        Say(configuration, options, demo, doors, watch.Elapsed);
    }

    // Half a demo is of no use, and would be in the way of the next one. The folder held nothing before, so all that it holds is ours.
    static void TakeBack(string folder, bool wasThere)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        if (!wasThere)
        {
            Directory.Delete(folder, recursive: true);
            return;
        }

        foreach (var file in new DirectoryInfo(folder).EnumerateFileSystemInfos())
        {
            (file as DirectoryInfo)?.Delete(recursive: true);
            (file as FileInfo)?.Delete();
        }
    }

    static void Say(
        ServerConfiguration configuration, DemoOptions options, DemoOutcome demo, IReadOnlyList<(string Who, string Door)> doors, TimeSpan took)
    {
        Terminal.Say(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Accounts} accounts have lived for {options.Days} days in {took.TotalSeconds:0.0} s (seed {options.Seed}). What is there now:"));
        Terminal.Say();
        foreach (var (group, counts) in demo.Census.Groups)
        {
            SayGroup(group, counts);
        }

        Terminal.Say();
        Terminal.Say($"Start the server:  serve --data {configuration.DataFolder}{WhereElse(configuration)}");
        Terminal.Say($"and look at it on {configuration.PublicUrl}, within ten minutes by these links, each once:");
        foreach (var (who, door) in doors)
        {
            Terminal.Say();
            Terminal.Say($"{who}:");
            Terminal.Say($"  {door}");
        }

        Terminal.Say();
        Terminal.Say($"Later: tenant link {DemoWorld.Tag} --email {DemoFounding.FirstCsm}@example.com --data {configuration.DataFolder}");
    }

    // The links lead to where it was told to be, so the server has to be told as well.
    static string WhereElse(ServerConfiguration configuration)
    {
        var urls = string.Join(',', configuration.Urls.Select(url => url.GetLeftPart(UriPartial.Authority)));
        var publicUrl = configuration.PublicUrl.GetLeftPart(UriPartial.Authority);
        return (urls == Settings.Urls.Usual ? "" : $" --urls {urls}") + (publicUrl == urls ? "" : $" --public-url {publicUrl}");
    }

    static void SayGroup(string group, IReadOnlyDictionary<string, int> counts)
    {
        var line = group.PadRight(GroupColumns);
        foreach (var part in counts.Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Value} {count.Key}")))
        {
            if (line.Length > GroupColumns && line.Length + part.Length + 2 > Terminal.Columns)
            {
                Terminal.Say(line + ",");
                line = new string(' ', GroupColumns);
            }

            line += line.Length == GroupColumns ? part : $", {part}";
        }

        Terminal.Say(line);
    }

    static Option<int> Number(string name, string meaning, int least, int most, int usual)
    {
        var option = new Option<int>(name)
        {
            HelpName = "NUMBER",
            Description = string.Create(CultureInfo.InvariantCulture, $"{meaning}: {least} to {most}."),
            DefaultValueFactory = _ => usual,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens is [var token, ..]
                && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most))
            {
                result.AddError($"{name}: '{token.Value}' is not a number from {least} to {most}.");
            }
        });
        return option;
    }
}

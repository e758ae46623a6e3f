using System.CommandLine;
using Success.Domain.Tenancy;
using Success.Server.Configuration;
using Success.Server.Hosting;

namespace Success.Server.Tenants;

/// <summary><c>tenant create|list|link</c>: what an operator does with workspaces, while the server does not run.</summary>
static class TenantCommands
{
    const int Refused = 1;

    public static Command Create() => new("tenant", "Create and list workspaces, and let members in whom no mail reaches. The server must not run meanwhile: one process at a time has the data.")
    {
        CreateCommand(),
        ListCommand(),
        LinkCommand(),
    };

    static Command CreateCommand()
    {
        var name = new Argument<string>("name") { Description = "The workspace's name." };
        var owner = new Option<string>("--owner") { HelpName = "NAME", Description = "Name of its owner.", Required = true };
        var email = new Option<string>("--email") { HelpName = "ADDRESS", Description = "The owner's address, by which the owner signs in.", Required = true };
        var sandbox = new Option<bool>("--sandbox") { Description = "For trying things out; it stays a sandbox." };
        var command = new Command("create", "Create a workspace and print its owner's sign-in link.") { name, owner, email, sandbox };
        return With(command, needsJournal: false, async (desk, parsed) =>
        {
            var address = EmailAddress.Create(parsed.GetRequiredValue(email));
            if (!address.IsSuccess)
            {
                return Complain($"--email: {address.Error.Message}");
            }

            var created = await desk.CreateAsync(
                parsed.GetRequiredValue(name), parsed.GetRequiredValue(owner), address.Value, parsed.GetValue(sandbox));
            if (!created.IsSuccess)
            {
                return Complain(created.Error.Message);
            }

            Terminal.Say($"{created.Value.Tag}  {created.Value.Name}");
            return await SayLinkAsync(desk, created.Value.Tag, address.Value);
        });
    }

    static Command ListCommand() => With(new Command("list", "List the workspaces: route tag and name."), needsJournal: true, async (desk, _) =>
    {
        foreach (var tenant in await desk.ListAsync())
        {
            Terminal.Say($"{tenant.RouteTag,-RouteTag.MaxLength}  {tenant.Name}");
        }

        return 0;
    });

    static Command LinkCommand()
    {
        var tag = new Argument<string>("tag") { Description = "The workspace's route tag, as 'tenant list' shows it." };
        var email = new Option<string>("--email") { HelpName = "ADDRESS", Description = "Whose link.", Required = true };
        return With(new Command("link", "Print a sign-in link for a member, when no mail arrives.") { tag, email }, needsJournal: true, async (desk, parsed) =>
        {
            var (read, address) = (RouteTag.Create(parsed.GetRequiredValue(tag)), EmailAddress.Create(parsed.GetRequiredValue(email)));
            return (read.Error ?? address.Error) is { } wrong ? Complain(wrong.Message) : await SayLinkAsync(desk, read.Value, address.Value);
        });
    }

    static async Task<int> SayLinkAsync(TenantDesk desk, RouteTag tag, EmailAddress email)
    {
        var link = await desk.LinkAsync(tag, email);
        if (!link.IsSuccess)
        {
            return Complain(link.Error.Message);
        }

        Terminal.Say($"{email} signs in here, once, within ten minutes, when the server runs:");
        Terminal.Say($"  {link.Value}");
        return 0;
    }

    static int Complain(string message)
    {
        Terminal.Complain(message);
        return Refused;
    }

    /// <summary>A command at the desk.</summary>
    /// <param name="command">The command.</param>
    /// <param name="needsJournal">Whether it is about what is there; otherwise it may make the first journal.</param>
    /// <param name="work">What it does.</param>
    static Command With(Command command, bool needsJournal, Func<TenantDesk, ParseResult, Task<int>> work)
    {
        var flags = new SettingFlags(Settings.Data, Settings.SecretsFile, Settings.Urls, Settings.PublicUrl);
        flags.AddTo(command);
        command.SetAction((parsed, cancellationToken) => ServerErrors.SayAsync(async () =>
        {
            var configuration = flags.Read(parsed);
            if (needsJournal && !File.Exists(configuration.JournalPath))
            {
                Terminal.Complain($"There is no workspace in '{configuration.DataFolder}'; choose another folder with {Settings.Data.Flag}.");
                return ServerErrors.ExitCode;
            }

            await using var host = await ServerHost.StartAsync(configuration, isForCommand: true, cancellationToken);
            return await work(new(host.Services), parsed);
        }));
        return command;
    }
}

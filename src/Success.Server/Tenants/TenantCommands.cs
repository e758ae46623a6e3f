using System.CommandLine;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Server.Configuration;
using Success.Server.Hosting;

namespace Success.Server.Tenants;

/// <summary><c>tenant create|list|suspend|resume|link</c>: what an operator does with workspaces, while the server does not run.</summary>
static class TenantCommands
{
    const int Refused = 1;

    public static Command Create() => new("tenant", "Create, list, suspend and resume workspaces, and let members in whom no mail reaches. The server must not run meanwhile: one process at a time has the data.")
    {
        CreateCommand(),
        ListCommand(),
        SuspendCommand(),
        ResumeCommand(),
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
            (string Name, DomainError? Error)[] given =
            [
                (name.Name, Texts.Name(parsed.GetRequiredValue(name), name.Name).Error),
                (owner.Name, Texts.Name(parsed.GetRequiredValue(owner), owner.Name).Error),
                (email.Name, address.Error),
            ];
            if (given.Where(one => one.Error is not null).Select(one => $"{one.Name}: {one.Error!.Message}").ToList() is { Count: > 0 } wrong)
            {
                return Complain(string.Join(Environment.NewLine, wrong));
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

    static Command ListCommand() => With(new Command("list", "List the workspaces: route tag, state and name."), needsJournal: true, async (desk, _) =>
    {
        var tenants = await desk.ListAsync();
        foreach (var tenant in tenants)
        {
            var state = await desk.IsSuspendedAsync(tenant.RouteTag) ? "suspended" : "active";
            Terminal.Say($"{tenant.RouteTag,-RouteTag.MaxLength}  {state,-9}  {tenant.Name}");
        }

        if (tenants.Count == 0)
        {
            Terminal.Say("There is no workspace yet; 'tenant create NAME --owner NAME --email ADDRESS' makes one.");
        }

        return 0;
    });

    static Command SuspendCommand()
    {
        var tag = TagArgument();
        var reason = new Option<string>("--reason") { HelpName = "TEXT", Description = "Why, for whoever looks after it next.", Required = true };
        return With(
            new Command("suspend", "Suspend a workspace: nobody gets in and nothing is taken until it is resumed; everything is kept.") { tag, reason },
            needsJournal: true,
            (desk, parsed) => ChangeAsync(parsed.GetRequiredValue(tag), tenant => desk.SuspendAsync(tenant, parsed.GetRequiredValue(reason)), "suspended"));
    }

    static Command ResumeCommand()
    {
        var tag = TagArgument();
        return With(
            new Command("resume", "Let everybody into a suspended workspace again.") { tag },
            needsJournal: true,
            (desk, parsed) => ChangeAsync(parsed.GetRequiredValue(tag), desk.ResumeAsync, "active"));
    }

    // The same command again finds it as it is, and says the same.
    static async Task<int> ChangeAsync(string tag, Func<RouteTag, Task<DomainError?>> change, string state)
    {
        var read = RouteTag.Create(tag);
        if ((read.Error ?? await change(read.Value)) is { } refusal)
        {
            return Complain(refusal.Field is "reason" ? $"--reason: {refusal.Message}" : refusal.Message);
        }

        Terminal.Say($"The workspace '{read.Value}' is {state}.");
        return 0;
    }

    static Command LinkCommand()
    {
        var tag = TagArgument();
        var email = new Option<string>("--email") { HelpName = "ADDRESS", Description = "Whose link.", Required = true };
        return With(new Command("link", "Print a sign-in link for a member, when no mail arrives.") { tag, email }, needsJournal: true, async (desk, parsed) =>
        {
            var (read, address) = (RouteTag.Create(parsed.GetRequiredValue(tag)), EmailAddress.Create(parsed.GetRequiredValue(email)));
            return (read.Error ?? address.Error) is { } wrong ? Complain(wrong.Message) : await SayLinkAsync(desk, read.Value, address.Value);
        });
    }

    static Argument<string> TagArgument() => new("tag") { Description = "The workspace's route tag, as 'tenant list' shows it." };

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

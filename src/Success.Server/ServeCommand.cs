using System.CommandLine;
using Success.Server.Configuration;
using Success.Server.Hosting;
using Success.Server.Tenants;

namespace Success.Server;

/// <summary><c>serve</c>: runs the server until it is asked to stop. What the program does when it is told nothing.</summary>
static class ServeCommand
{
    public static Command Create()
    {
        var flags = new SettingFlags(Settings.All);
        var command = new Command("serve", "Run the server until Ctrl+C or SIGTERM. This is what happens when no command is given.");
        flags.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(flags, parsed, cancellationToken));
        return command;
    }

    static Task<int> RunAsync(SettingFlags flags, ParseResult parsed, CancellationToken cancellationToken) => ServerErrors.SayAsync(async () =>
    {
        var configuration = flags.Read(parsed);
        await using var host = await ServerHost.StartAsync(configuration, isForCommand: false, cancellationToken);
        await FirstStart.RunAsync(new(host.Services), configuration.Workspace);
        Terminal.Say($"Success listens on {string.Join(" and ", host.Urls)}");
        Terminal.Say(configuration.Smtp is null
            ? "Whoever asks for a link on /sign-in finds its mail here: there is no mail server."
            : "Whoever asks for a link on /sign-in finds it in a mail.");
        await host.WaitForStopAsync();
        return 0;
    });
}

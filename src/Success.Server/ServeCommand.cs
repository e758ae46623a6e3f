using System.CommandLine;
using Success.Server.Configuration;
using Success.Server.Hosting;

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
        await using var host = await ServerHost.StartAsync(flags.Read(parsed), cancellationToken);
        Terminal.Say($"Success listens on {string.Join(" and ", host.Urls)}");
        await host.WaitForStopAsync();
        return 0;
    });
}

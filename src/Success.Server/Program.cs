using System.CommandLine;
using Success.Server;
using Success.Server.Demo;
using Success.Server.Story;
using Success.Server.Tenants;

var root = new RootCommand("Success: what a provider and its customers agreed to achieve, watched together and repaired early.")
{
    ServeCommand.Create(),
    StoryCommand.Create(),
    DemoCommand.Create(),
    TenantCommands.Create(),
    VerifyCommand.Create(),
    BackupCommand.Create(),
};

// Told no command, it serves; the flags of 'serve' work then as well.
string[] told = args.Length == 0 || (args[0].StartsWith('-') && args[0] is not ("--help" or "-h" or "-?" or "--version")) ? ["serve", .. args] : args;
return await root.Parse(told).InvokeAsync();

using System.CommandLine;
using Success.Server;

var root = new RootCommand("Success: what a provider and its customers agreed to achieve, watched together and repaired early.")
{
    VerifyCommand.Create(),
    BackupCommand.Create(),
};

return await root.Parse(args).InvokeAsync();

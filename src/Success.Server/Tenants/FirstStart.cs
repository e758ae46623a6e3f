using Success.Server.Configuration;

namespace Success.Server.Tenants;

/// <summary>The first start on an empty data folder: it creates the workspace, and shows its owner the way in.</summary>
static class FirstStart
{
    public static async Task RunAsync(TenantDesk desk, FirstWorkspace workspace)
    {
        if ((await desk.ListAsync()).Count > 0)
        {
            return;
        }

        var created = await desk.CreateAsync(workspace.Name, workspace.Owner, workspace.Email);
        var link = created.IsSuccess ? await desk.LinkAsync(created.Value.Tag, workspace.Email) : created.Error;
        Terminal.Say(link.IsSuccess ? Welcome(workspace, link.Value) : $"The workspace could not be created: {link.Error.Message}");
    }

    static string Welcome(FirstWorkspace workspace, string link) =>
        $"""
         The workspace '{workspace.Name}' is there. {workspace.Owner} ({workspace.Email}) signs in here, once, within ten minutes:

           {link}

         """;
}

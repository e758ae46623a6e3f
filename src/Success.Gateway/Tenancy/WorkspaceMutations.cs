using Success.Domain.Tenancy;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Tenancy;

/// <summary>What is done to the workspace as a whole.</summary>
[Resolvers("Mutation")]
public static class WorkspaceMutations
{
    /// <summary>Gives the workspace another name.</summary>
    public static Task<TenantPayload> RenameWorkspace(RenameWorkspaceInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        return asking.CarryAsync(() => new TenantCommand.RenameTenant(input.Name));
    }

    /// <summary>Changes the settings that are given.</summary>
    public static async Task<TenantPayload> ChangeSettings(ChangeSettingsInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request(), PolicyAction.ChangeSettings);
        var now = (await asking.Request.Workspace.TenantAsync()).Settings;
        var settings = now with
        {
            Locale = input.Locale.Value is { } locale ? asking.Value(LocaleTag.Create(locale), "locale") : now.Locale,
            Zone = input.TimeZone.Value is { } zone ? asking.Value(ZoneName.Create(zone), "timeZone") : now.Zone,
            FalseAlarms = input.FalseAlarms.Value ?? now.FalseAlarms,
            HeadStartDays = input.HeadStartDays.Value ?? now.HeadStartDays,
            QuietHours = input.QuietHours.IsGiven ? input.QuietHours.Value?.ToDomain() : now.QuietHours,
            ReportingCurrency = input.ReportingCurrency.IsGiven ? input.ReportingCurrency.Value : now.ReportingCurrency,
            Escalation = input.Escalation.IsGiven ? input.Escalation.Value?.ToDomain() : now.Escalation,
            Accent = input.Accent.Value is { } accent ? asking.Value(AccentColor.Create(accent), "accent") : now.Accent,
        };
        asking.Refusals.Add(settings.Check().Error);
        return await asking.CarryAsync(() => new TenantCommand.ChangeSettings(settings));
    }

    /// <summary>Uses an own word.</summary>
    public static Task<TenantPayload> ChangeLabel(ChangeLabelInput input, IGraphQLContext context)
    {
        var asking = new TenantAsking(context.Request());
        return asking.CarryAsync(() => new TenantCommand.ChangeLabel(input.Label, input.Text));
    }
}

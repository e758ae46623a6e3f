using Success.Domain.Metrics;
using Decided = Success.Domain.Result<Success.Domain.Decision<Success.Domain.Tenancy.TenantEvent>>;

namespace Success.Domain.Tenancy;

// The tenant as such: created, named, set up, suspended, resumed.
public sealed partial record Tenant
{
    /// <summary>Key of the text in which the tenant's own word stands; there is none where it has none.</summary>
    public string LabelKey(BrandLabel label) => $"{Id}.label.{label.ToString().ToLowerInvariant()}";

    static Decided Create(TenantCommand.CreateTenant create, TenantContext context)
    {
        if (RefuseUnless<Caller.Operator>(context) is { } forbidden)
        {
            return forbidden;
        }

        if (create.Tenant.IsNone || create.RouteTag == default)
        {
            return Refusal.Invalid(create.Tenant.IsNone ? "tenant" : "routeTag", "A workspace needs an id and a route tag from its beginning.");
        }

        var name = Texts.Name(create.Name, "name");
        var settings = (create.Settings ?? TenantSettings.Default).Check();
        var owner = NewMember(
            new(create.Owner, create.Email, Role.ProviderOwner, AccountScope.Everything, Mandate.Full), context, nameField: "owner");
        if ((name.Error ?? settings.Error?.Within("settings") ?? owner.Error) is { } error)
        {
            return error;
        }

        var text = context.Write($"{create.Tenant}.name", name.Value);
        var created = new TenantCreated(create.Tenant, create.RouteTag, text.Digest!.Value, create.Sandbox, settings.Value);
        var accepted = new InvitationAccepted(((MemberInvited)owner.Value.Events[0]).Member);
        return new Decision<TenantEvent>([created, .. owner.Value.Events, accepted], [text, .. owner.Value.Texts]) { Subject = create.Tenant.ToString() };
    }

    Decided Rename(TenantCommand.RenameTenant rename, TenantContext context) =>
        Refuse(context, PolicyAction.ChangeSettings) is { } forbidden
            ? forbidden
            : Texts.Name(rename.Name, "name").Then<Decision<TenantEvent>>(name =>
            {
                var text = context.Write($"{Id}.name", name);
                return Because(new TenantRenamed(text.Digest!.Value), text);
            });

    Decided Change(TenantCommand.ChangeSettings change, TenantContext context) =>
        Refuse(context, PolicyAction.ChangeSettings) is { } forbidden
            ? forbidden
            : change.Settings.Check().Error is { } error
            ? error.Within("settings")
            : change.Settings == Settings ? Nothing : Because(new SettingsChanged(change.Settings) { Changed = change.Settings.OthersThan(Settings) });

    Decided Change(TenantCommand.ChangeLabel change, TenantContext context)
    {
        if (Refuse(context, PolicyAction.ChangeSettings) is { } forbidden)
        {
            return forbidden;
        }

        if (!Enum.IsDefined(change.Label))
        {
            return Refusal.Invalid("label", "The words that can be own ones are those for product, account, plan, KPI and CSM.");
        }

        var key = LabelKey(change.Label);
        if (change.Text is null)
        {
            return Because(new LabelChanged(change.Label, null), context.Delete(key));
        }

        return Texts.Name(change.Text, "text").Then<Decision<TenantEvent>>(word =>
        {
            if (word.Length > TenantLimits.MaxLabelLength)
            {
                return Refusal.Invalid("text", $"At most {TenantLimits.MaxLabelLength} characters fit here.");
            }

            var text = context.Write(key, word);
            return Because(new LabelChanged(change.Label, text.Digest), text);
        });
    }

    Decided Change(TenantCommand.ChangeCatalogue change, TenantContext context) =>
        Refuse(context, PolicyAction.DefineMetric) is { } forbidden
            ? forbidden
            : MetricCatalogue.Decide(Catalogue, change.Change, context.Ids).Then<Decision<TenantEvent>>(
                decision => new Decision<TenantEvent>([.. decision.Events.Select(happened => new CatalogueChanged(happened))], decision.Texts));

    Decided Suspend(TenantCommand.SuspendTenant suspend, TenantContext context) =>
        RefuseUnless<Caller.Operator>(context) is { } forbidden
            ? forbidden
            : Texts.Note(suspend.Reason, "reason").Then<Decision<TenantEvent>>(reason =>
            {
                var text = context.Write($"{Id}.suspension", reason);
                return SuspendedAt is null ? Because(new TenantSuspended(text.Digest!.Value), text) : Nothing;
            });

    Decided Resume(TenantContext context) =>
        RefuseUnless<Caller.Operator>(context) is { } forbidden
            ? forbidden
            : SuspendedAt is null ? Nothing : Because(new TenantResumed(), context.Delete($"{Id}.suspension"));
}

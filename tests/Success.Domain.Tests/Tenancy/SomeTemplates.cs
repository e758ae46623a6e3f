using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

/// <summary>Plans to begin with.</summary>
static class SomeTemplates
{
    public static MetricKey Logins { get; } = MetricKey.Create("logins").Value;

    public static TemplateTerms Terms { get; } = new(
        Measures.Adoption, false, new(1, new Goal.Keep(10, 20, null, default, null), Cadence.Weekly), 0, null);

    public static PlanTemplate Onboarding { get; } = new(
        "Onboarding",
        [new("Everybody works with it", "The old tool is switched off", [new("Weekly users", Logins)])],
        [new("Kick-off", 7)],
        [new("Name a sponsor", Side.Customer, null)]);

    public static TenantCommand.KeepTemplate Keep(PlanTemplate? plan = null) => new(default, "Onboarding of a team", plan ?? Onboarding);

    /// <summary>Puts the metric into the catalogue that the templates name.</summary>
    public static void DefineMetric(Workspace workspace, Caller owner) => workspace.Do(owner, new TenantCommand.ChangeCatalogue(
        new DefineMetric("logins", "Log-ins", null, new MetricDefinition("users", new MetricKind.LevelAtInstant(), TimeSpan.Zero))));
}

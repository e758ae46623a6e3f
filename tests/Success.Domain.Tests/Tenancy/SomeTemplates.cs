using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;

namespace Success.Domain.Tests.Tenancy;

/// <summary>Plans to begin with.</summary>
static class SomeTemplates
{
    public static PlanTemplate Onboarding { get; } = new(
        "Onboarding",
        [new("Everybody works with it", "The old tool is switched off", [new("Weekly users", MetricKey.Create("logins").Value)])],
        [new("Kick-off", 7)],
        [new("Name a sponsor", Side.Customer, null)]);

    public static TenantCommand.KeepTemplate Keep(PlanTemplate? plan = null) => new(default, "Onboarding of a team", plan ?? Onboarding);
}

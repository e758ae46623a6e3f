using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>
/// A tenant and one of its accounts: people come in, terms are proposed and agreed, numbers go as planned and then do not. What must be
/// seen of it afterwards is the same whether it was lived just now or is read from a journal that an earlier release wrote.
/// </summary>
static class SomeLife
{
    const int Acme = 1;
    const int GoodWeeks = 8;
    const int Weeks = 16;

    static readonly MetricKey Seats = MetricKey.Create("seats").Value;

    static DateTimeOffset Monday { get; } = new FakeTimeProvider().GetUtcNow();

    /// <summary>Lives it.</summary>
    /// <returns>The cookie of the owner's session, which is still open.</returns>
    public static async Task<Ticket<Session>> LiveAsync(Office office)
    {
        await office.DoAsync(new TenantCommand.ChangeSettings(TenantSettings.Default with { ReportingCurrency = "EUR" }));
        await office.DoAsync(new TenantCommand.ChangeCatalogue(
            new DefineMetric("seats", "Seats in use", null, new MetricDefinition("seats", new MetricKind.LevelAtInstant(), TimeSpan.Zero))));
        await office.OpenAccountAsync(Acme);
        await office.SeeAsync(Acme, _ => true, "the portfolio knows the account");
        var sponsor = await InviteAsync(office);
        var kpi = await PlanAsync(office);
        await AgreeAsync(office, kpi, sponsor);
        for (var week = 1; week <= Weeks; week++)
        {
            office.Time.Jump(TimeSpan.FromDays(7));
            await RecordAsync(office, week);
        }

        return (await office.SignInOwnerAsync()).Cookie;
    }

    /// <summary>Asserts what must be seen of it, and that life goes on.</summary>
    public static async Task AssertSeenAsync(Office office, Ticket<Session> cookie)
    {
        var owner = (await office.Credentials.VerifyAsync(cookie)).Value.Audience;
        var tenant = (await office.Tenant.View(0))!.Tenant;
        Assert.Equal([Role.ProviderOwner, Role.CustomerSponsor], tenant.Members.Values.Select(member => member.Role).Order());
        Assert.Equal("Contoso", (await office.Tenant.Texts([$"{tenant.Id}.name"])).Texts.Values.Single());

        var view = (await office.Account(Acme).Read(owner)).View!;
        var kpi = Assert.Single(view.Kpis);
        var alert = Assert.Single(view.Alerts);
        Assert.Equal("Everybody works with it", (await office.Account(Acme).Texts([$"{view.Plans[0].Plan.Objectives[0].Id}.outcome"])).Texts.Values.Single());
        Assert.Equal((AlertKind.Drift, Reference.To(kpi.Kpi.Id)), (alert.Kind, alert.Subject));
        Assert.Equal(GoodWeeks, kpi.Values[^1].Value);
        Assert.Equal(MeasurementOutcome.Duplicate, (await RecordAsync(office, 3)).Results[0].Outcome);
        Assert.Equal("Account 1", (await office.FindAsync(Acme))!.Name);

        var before = (await office.Account(Acme).Read(owner)).Version;
        await office.DoAsync(Acme, new RenamePlan(view.Plans[0].Plan.Id, "Another title"));
        Assert.Equal(before + 1, (await office.Account(Acme).Read(owner)).Version);
    }

    static async Task<Audience> InviteAsync(Office office)
    {
        var scope = AccountScope.BoundTo(new AccountBinding(Office.AccountId(Acme), Subtree: false)).Value;
        var invited = await office.DoAsync(new TenantCommand.InviteMember("The sponsor", Office.Mail("sponsor"), Role.CustomerSponsor, scope));
        var member = Id<Member>.Parse(invited.Subject).Value;
        await office.Tenant.Execute(new(new TenantCommand.AcceptInvitation(member), new Caller.Service()));
        var tenant = (await office.Tenant.View(0))!.Tenant;
        return Audience.Of(tenant, tenant.Members[member]).Value;
    }

    static async Task<Id<Kpi>> PlanAsync(Office office)
    {
        var plan = new CreatePlan("Roll-out") { Objectives = [new NewObjective("Everybody works with it") { Kpis = [new NewKpi("Seats", Seats)] }] };
        await office.DoAsync(Acme, plan);
        return (await ReadAsync(office)).Kpis.Single().Kpi.Id;
    }

    static async Task AgreeAsync(Office office, Id<Kpi> kpi, Audience sponsor)
    {
        var first = DateOnly.FromDateTime(Monday.UtcDateTime);
        var goal = new Goal.Reach(
            new Baseline.Known(0), new Target.Absolute(52), Direction.Increase, new Trajectory.Linear(), 3, first, first.AddDays((52 * 7) - 1));
        var plan = (await ReadAsync(office)).Plans.Single().Plan.Id;
        await office.DoAsync(Acme, new Propose(plan, [new ChangeDraft.SetTerms(0, kpi, Measures.Outcome, true, new TermsDraft(1, goal, Cadence.Weekly))]));
        var proposal = (await ReadAsync(office)).Proposals.Single();
        var yes = new AnswerProposal(proposal.Id, proposal.Envelope.Digest) { Accept = [.. proposal.Envelope.Changes.Select(change => change.Id)] };
        Assert.Null((await office.Account(Acme).Execute(new(yes, sponsor))).Refusal);
    }

    static async Task<AccountAnswer> RecordAsync(Office office, int week)
    {
        var owner = await office.OwnerAsync();
        var measurement = new NewMeasurement(Monday.AddDays(7 * week), null, Math.Min(week, GoodWeeks));
        return await office.DoAsync(Acme, new RecordBatch(MeasurementSource.Of(Side.Provider, owner.Member), [new(Seats, 1, measurement)]));
    }

    static async Task<AccountView> ReadAsync(Office office) => (await office.Account(Acme).Read(await office.OwnerAsync())).View!;
}

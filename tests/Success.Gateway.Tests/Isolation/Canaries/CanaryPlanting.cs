using System.Collections.Immutable;
using System.Globalization;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;
using static Success.Domain.Tenancy.ClientScopes;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>Plants the canaries, all of them over HTTP by the people who would do it, and gathers who is to ask.</summary>
sealed class CanaryPlanting(CanaryWorld world)
{
    static readonly ClientScopes[] EveryScope = [Read, Measure, Plan, ClientScopes.Alerts, Admin];

    const ClientScopes Everything = Read | Measure | Plan | ClientScopes.Alerts | Admin;

    readonly RunningGateway _gateway = world.Gateway;

    public async Task PlantAsync()
    {
        var owner = await OwnerAsync(RunningGateway.Tag, null, "owner@example.com", world.North);
        var stranger = await OwnerAsync(RouteTag.Create("s7rg").Value, "Strangers", "stranger@example.com", world.Strange);
        var shut = await OwnerAsync(RouteTag.Create("shut").Value, "Shut", "shut@example.com", world.Closed);
        world.Contract = await Contract.ReadAsync(owner);
        foreach (var plot in world.Plots)
        {
            var by = plot.Workspace switch { "first" => owner, "second" => stranger, _ => shut };
            plot.Account = await SharedAccount.MakeAsync(by, kind => world.Say(kind, plot), plot.Name, isTold: plot != world.Untold);
            await FiguresAsync(plot);
            Ids(plot);
        }

        PlantSums();
        await owner.DoAsync("updateAccount", "account { id }", new { account = world.Below.Account["Account"], parent = world.North.Account["Account"] });
        await new CanaryLife(world).LiveAsync(owner);
        await NobodiesAsync(owner, shut);
        await CustomersAsync(owner);
        await ProvidersAsync(owner);
        await ProgramsAsync(owner);
        world.Add(world.Strange.Account.Customer, world.Strange, Role.CustomerAdmin, "another workspace's customer", Bound(world.Strange), Own(world.Strange, 0));
        world.Add(stranger, world.Strange, Role.ProviderOwner, "another workspace's owner", null, PartOf(world.Strange.Account["Session"]));
        world.Add(owner, world.North, Role.ProviderOwner, "owner", null, PartOf(world.North.Account["Session"]));
    }

    async Task<Visitor> OwnerAsync(RouteTag tag, string? name, string email, Plot plot)
    {
        if (name is not null)
        {
            await _gateway.CreateWorkspaceAsync(tag, name, email);
        }

        var owner = new Visitor(_gateway, await _gateway.SignInAsync(email));
        await owner.DoAsync("renameWorkspace", "workspace { id }", new { name = world.Say(Planted.WorkspaceName, plot) });
        await owner.DoAsync("changeLabel", "workspace { id }", new { label = "PLAN", text = world.Say(Planted.WorkspaceLabel, plot) });
        await owner.DoAsync("defineMetric", "metric { id }", new
        {
            key = SharedAccount.Metric,
            name = world.Say(Planted.MetricName, plot),
            meaning = world.Say(Planted.MetricMeaning, plot),
            unit = "seats",
            kind = new { level = new { } },
        });
        await owner.DoAsync("changeSettings", "workspace { id }", new { quietHours = new { from = "20:00", to = "07:00" }, reportingCurrency = "EUR" });
        foreach (var (key, kind) in new (string, object)[]
        {
            ("kind_level", new { level = new { period = "WEEK", summary = "MEAN", window = 2 } }),
            ("kind_flow", new { flow = new { period = "WEEK", window = 2 } }),
            ("kind_total", new { runningTotal = new { since = "PLAN_START" } }),
            ("kind_ratio", new { ratio = new { period = "MONTH", window = 2 } }),
            ("kind_rate", new { rate = new { period = "MONTH", window = 2 } }),
        })
        {
            await owner.DoAsync("defineMetric", "metric { id }", new { key, name = world.Say(Planted.MetricName, plot), unit = "seats", kind });
        }

        return owner;
    }

    async Task FiguresAsync(Plot plot)
    {
        var (of, account) = (plot.Account, plot.Account["Account"]);
        var day = new DateOnly(2050 + Index(plot), 7, 19).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        world.Book.Plant(Planted.RenewalDay, plot, day);
        await of.Provider.DoAsync("recordRevenue", "account { id }", new { account, from = "2026-01-01", amount = new { amount = AmountOf(plot).ToString(CultureInfo.InvariantCulture), currency = "EUR" } });
        await of.Provider.DoAsync("updateAccount", "account { id }", new { account, owner = of["Provider"], customerOwner = of["Customer"] });
        await of.Provider.DoAsync("giveMandate", "member { id }", new
        {
            member = of["Provider"],
            mandate = new { scope = "PLANS", plans = new[] { of["Plan"] }, upTo = new { amount = "1000", currency = "EUR" } },
        });
        await of.Provider.DoAsync("recordRenewal", "account { id }", new { account, on = day });
        await of.Customer.DoAsync("disputeMeasurement", "measurement { id }", new { measurement = of["Measurement"], reason = world.Say(Planted.DisputeReason, plot) });
        if (plot != world.Untold)
        {
            await of.Provider.DoAsync("snoozeAlert", "alert { id }", new { alert = of["Alert"], until = "2026-01-20T00:00:00Z", reason = world.Say(Planted.ProvidersSnoozeReason, plot) });
        }
    }

    void Ids(Plot plot)
    {
        var (book, of) = (world.Book, plot.Account);
        book.Plant(Planted.AccountId, plot, PartOf(of["Account"]));
        book.Plant(Planted.ProvidersCommentId, plot, PartOf(of.OfProvider["Comment"]));
        book.Plant(Planted.ProvidersDraftId, plot, PartOf(of.OfProvider["Proposal"]));
        book.Plant(Planted.CustomersDraftId, plot, PartOf(of.OfCustomer["Proposal"]));
        book.Plant(Planted.SessionId, plot, PartOf(of["Session"]));
        if (of.OfProvider.TryGetValue("Alert", out var alert))
        {
            book.Plant(Planted.UntoldAlertId, plot, PartOf(alert));
        }
    }

    void PlantSums()
    {
        foreach (var workspace in world.Plots.GroupBy(plot => plot.Workspace))
        {
            world.Book.PlantSums([.. workspace.Select(plot => (plot, AmountOf(plot)))]);
        }
    }

    async Task NobodiesAsync(Visitor owner, Visitor shut)
    {
        var (north, account) = (world.North, world.North.Account["Account"]);
        world.Askers.Add(Nobody("nobody", Visitor.WithKey(_gateway, null), north));

        var revoked = await world.AddClientAsync(owner, north, Side.Provider, Read | Admin, "revoked", isBound: false);
        await owner.DoAsync("revokeApiClient", "apiClient { id }", new { apiClient = revoked });
        world.Askers[^1] = Nobody("somebody with a revoked key", world.Askers[^1].Visitor, north);

        await world.AddClientAsync(owner, north, Side.Provider, Everything, "expired", isBound: false, life: TimeSpan.FromSeconds(1));
        world.Askers[^1] = Nobody("somebody with an expired key", world.Askers[^1].Visitor, north);
        _gateway.Time.Advance(TimeSpan.FromSeconds(1));

        var left = await SharedAccount.JoinAsync(owner, account, "PROVIDER_CSM", world.Say(Planted.ProvidersName, north), world.Say(Planted.ProvidersEmail, north));
        await owner.DoAsync("removeMember", "member { id }", new { member = left.Member });
        world.Askers.Add(Nobody("a member who was removed", left.Visitor, north));

        var away = await SharedAccount.JoinAsync(owner, account, "PROVIDER_CSM", world.Say(Planted.ProvidersName, north), world.Say(Planted.ProvidersEmail, north));
        await owner.DoAsync("signOutEverywhere", "gone: userErrors { code }", new { member = away.Member });
        world.Askers.Add(Nobody("a member whose session was ended", away.Visitor, north));

        await _gateway.OperateAsync(RouteTag.Create("shut").Value, new TenantCommand.SuspendTenant(world.Say(Planted.SuspensionReason, world.Closed)));
        world.Askers.Add(Nobody("a suspended workspace's owner", shut, world.Closed));
        world.Askers.Add(Nobody("a suspended workspace's customer", world.Closed.Account.Customer, world.Closed));
    }

    async Task CustomersAsync(Visitor owner)
    {
        var (north, below) = (world.North, world.Below);
        foreach (var plot in new[] { world.South, world.Untold, below, north })
        {
            world.Add(plot.Account.CustomerViewer, plot, Role.CustomerViewer, $"{plot.Name}'s customer who may only look", Bound(plot), Own(plot, 1));
        }

        foreach (var (role, name) in new[] { (Role.CustomerContributor, "contributor"), (Role.CustomerSponsor, "sponsor") })
        {
            var (mark, mailbox) = (world.Say(Planted.CustomersName, north), world.Say(Planted.CustomersEmail, north));
            var member = await SharedAccount.JoinAsync(north.Account.Customer, north.Account["Account"], $"CUSTOMER_{name.ToUpperInvariant()}", mark, mailbox);
            world.Add(member.Visitor, north, role, $"north's {name}", Bound(north), mark, mailbox);
        }

        var (top, topMailbox) = (Of(Planted.CustomersName, north, below), Of(Planted.CustomersEmail, north, below));
        var firm = await SharedAccount.JoinAsync(owner, north.Account["Account"], "CUSTOMER_CONTRIBUTOR", top, topMailbox, subtree: true);
        world.Add(firm.Visitor, north, Role.CustomerContributor, "a customer of north and below", Bound(north, below), top, topMailbox);
        foreach (var plot in new[] { world.South, world.Untold, below, north })
        {
            world.Add(plot.Account.Customer, plot, Role.CustomerAdmin, $"{plot.Name}'s customer", Bound(plot), Own(plot, 0));
        }
    }

    async Task ProvidersAsync(Visitor owner)
    {
        var north = world.North;
        foreach (var plot in new[] { world.South, world.Untold, world.Below, north })
        {
            world.Add(plot.Account.Manager, plot, Role.ProviderCsm, $"{plot.Name}'s manager", Bound(plot), [.. Said(plot, Planted.ProvidersName, 0), .. Said(plot, Planted.ProvidersEmail, 0)]);
        }

        foreach (var (role, code, account) in new[] { (Role.ProviderViewer, "PROVIDER_VIEWER", north.Account["Account"]), (Role.ProviderManager, "PROVIDER_MANAGER", null) })
        {
            var (mark, mailbox) = (world.Say(Planted.ProvidersName, north), world.Say(Planted.ProvidersEmail, north));
            var member = await SharedAccount.JoinAsync(owner, account, code, mark, mailbox);
            world.Add(member.Visitor, north, role, $"a {code}", account is null ? null : Bound(north), mark, mailbox);
        }
    }

    async Task ProgramsAsync(Visitor owner)
    {
        foreach (var scope in EveryScope)
        {
            await world.AddClientAsync(world.North.Account.Customer, world.North, Side.Customer, scope, $"north's customer's program that may {scope}", isBound: true);
            await world.AddClientAsync(owner, world.North, Side.Provider, scope, $"the provider's program for north that may {scope}", isBound: true);
        }

        await world.AddClientAsync(world.South.Account.Customer, world.South, Side.Customer, Everything, "south's customer's program", isBound: true);
        await world.AddClientAsync(world.Untold.Account.Customer, world.Untold, Side.Customer, Everything, "untold's customer's program", isBound: true);
        await world.AddClientAsync(owner, world.South, Side.Provider, Everything, "the provider's program for south", isBound: true);
        await world.AddClientAsync(owner, world.North, Side.Provider, Read, "the provider's program that may Read everywhere", isBound: false);
    }

    // Somebody who has to do with two accounts is known in both.
    string Of(Planted kind, Plot one, Plot other)
    {
        var word = world.Book.Word();
        world.Book.Plant(new(kind, word, $"{one} and {other}", asker => asker.Words.Contains(word) || Audiences.IsFor(kind, one, asker) || Audiences.IsFor(kind, other, asker)));
        return word;
    }

    static Asker Nobody(string name, Visitor visitor, Plot home) => new(name, visitor, home, null, null, None, []);

    static ImmutableHashSet<string> Bound(params Plot[] plots) => [.. plots.Select(plot => plot.Account["Account"])];

    string[] Own(Plot plot, int which) => [.. Said(plot, Planted.CustomersName, which), .. Said(plot, Planted.CustomersEmail, which)];

    string[] Said(Plot plot, Planted kind, int which) => [world.Said[(plot, kind)][which]];

    int Index(Plot plot) => world.Plots.ToList().IndexOf(plot);

    // Far enough from each other that every sum is of one choice of them only.
    decimal AmountOf(Plot plot) => 70_000_017m + (1_000_003m * (1 << Index(plot)));

    static string PartOf(string id) => id.Split('_')[1];
}

using System.Runtime.CompilerServices;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Plans;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Alerts;
using Success.Gateway.Errors;
using Success.Gateway.Ids;
using Success.Gateway.Portfolio;
using Success.Gateway.Requests;
using Success.Grains.Changes;
using Success.GraphQL;

namespace Success.Gateway.Changes;

/// <summary>
/// What happens while one looks. A change says that something happened; what is shown of it is read anew for the caller, so that the rules of
/// queries hold for streams as well. A stream ends when
/// the rights of its caller change; when time ends the credential, whoever carries the stream ends it.
/// </summary>
[Resolvers("Subscription")]
public static class SubscriptionResolvers
{
    /// <summary>One account changed.</summary>
    public static IAsyncEnumerable<AccountChange> AccountChanged(string id, IGraphQLContext context)
    {
        var account = Id<Account>.Parse(id).OrRefuse("id");
        var request = context.Request();
        return AccountsAsync(request, () => FindAsync(request, account, "id"), path => path.Account == account, context.CancellationToken);
    }

    /// <summary>Any account that the caller may see changed.</summary>
    public static IAsyncEnumerable<AccountChange> PortfolioChanged(string? within, AccountFilter? filter, IGraphQLContext context)
    {
        var request = context.Request();
        var top = within is null ? default : Id<Account>.Parse(within).OrRefuse("within");
        var changes = AccountsAsync(
            request,
            () => FindAsync(request, top, "within"),
            path => top.IsNone || (path.UpTo(top) is { } place && request.Caller.Audience.Accounts.Includes(place)),
            context.CancellationToken);
        return filter is null ? changes : new FilteredAccounts(AccountTable.Chosen(request, filter, "filter")).OfAsync(request, changes, context.CancellationToken);
    }

    /// <summary>A plan, or anything that it shows, may have changed.</summary>
    public static IAsyncEnumerable<PlanChange> PlanChanged(string id, IGraphQLContext context)
    {
        var plan = PartId<Plan>.Parse(id).OrRefuse("id");
        return PlansAsync(context.Request(), plan, context.CancellationToken);
    }

    /// <summary>An alert was raised, became visible to the caller's side, or changed.</summary>
    public static IAsyncEnumerable<AlertChange> AlertChanged(string? account, AlertFilter? filter, IGraphQLContext context)
    {
        var one = account is null ? default : Id<Account>.Parse(account).OrRefuse("account");
        return AlertsAsync(context.Request(), one, filter, context.CancellationToken);
    }

    static async IAsyncEnumerable<AccountChange> AccountsAsync(
        GatewayRequest request, Func<Task> find, Func<AccountPath, bool> which, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (page, change) in PagesAsync(request, find, which, cancellationToken))
        {
            yield return new(page, change);
        }
    }

    static async IAsyncEnumerable<PlanChange> PlansAsync(
        GatewayRequest request, PartId<Plan> id, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (page, change) in PagesAsync(request, () => FindAsync(request, id), path => path.Account == id.Account, cancellationToken))
        {
            if (page.FindPlan(id.Part) is { } plan)
            {
                yield return new(page, plan, change);
            }
        }
    }

    static async IAsyncEnumerable<AlertChange> AlertsAsync(
        GatewayRequest request, Id<Account> one, AlertFilter? filter, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var seen = new SeenAlerts(request.Now);
        await foreach (var change in ChangesAsync(request, () => FindAsync(request, one, "account"), cancellationToken))
        {
            var now = request.Afresh();
            if (change.Account is null && one.IsNone)
            {
                var feeds = await FeedAlerts.ReadAsync(now);
                foreach (var alert in seen.Changed(default, [.. feeds.All], feeds.Now).Where(alert => filter?.Meets(alert) != false))
                {
                    yield return new(feeds, alert, change);
                }
            }
            else if (change.Account is { } path && (one.IsNone || path.Account == one) && await now.Accounts.FindAsync(path.Account) is { } page)
            {
                foreach (var alert in seen.Changed(page.View).Where(alert => filter?.Meets(alert) != false))
                {
                    yield return new(new AccountAlerts(page), alert, change);
                }
            }
        }
    }

    static async IAsyncEnumerable<(AccountPage Page, LiveChange Change)> PagesAsync(
        GatewayRequest request, Func<Task> find, Func<AccountPath, bool> which, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var change in ChangesAsync(request, find, cancellationToken))
        {
            if (change.Account is { } path && which(path) && await request.Afresh().Accounts.FindAsync(path.Account) is { } page)
            {
                yield return (page, change);
            }
        }
    }

    static async IAsyncEnumerable<LiveChange> ChangesAsync(
        GatewayRequest request, Func<Task> find, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        request.Require(PolicyAction.ReadAccount);
        using var changes = request.Services.Changes.Subscribe(request.Caller.Credential);

        // Looked for once it is listened to, so that nothing happens in between.
        await find();
        await foreach (var change in changes.ReadAsync(cancellationToken))
        {
            yield return change;
        }
    }

    // What a subscription is for must be visible at its beginning. What is not does not exist, and a stream that could never say anything is refused.
    // What is read for that is not kept: a stream lives long, and its request with it.
    static async Task FindAsync(GatewayRequest request, Id<Account> account, string field)
    {
        if (!account.IsNone && await request.Afresh().Accounts.FindAsync(account) is null)
        {
            throw new RefusedException(PartNames.NotFound(PartNames.Of<Account>(), field));
        }
    }

    static async Task FindAsync(GatewayRequest request, PartId<Plan> plan)
    {
        if ((await request.Afresh().Accounts.FindAsync(plan.Account))?.FindPlan(plan.Part) is null)
        {
            throw new RefusedException(PartNames.NotFound(PartNames.Of<Plan>(), "id"));
        }
    }
}

using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Alerts;

/// <summary>What is done about alerts.</summary>
[Resolvers("Mutation")]
public static class AlertMutations
{
    /// <summary>Says that one's side has seen an alert.</summary>
    public static Task<AccountPayload> AcknowledgeAlert(AcknowledgeAlertInput input, IGraphQLContext context) =>
        CarryAsync(context, input.Alert, alert => new AcknowledgeAlert(alert));

    /// <summary>Puts an alert off for one's own side.</summary>
    public static Task<AccountPayload> SnoozeAlert(SnoozeAlertInput input, IGraphQLContext context) =>
        CarryAsync(context, input.Alert, alert => new SnoozeAlert(alert, input.Until.ToUniversalTime(), input.Reason));

    /// <summary>Answers an alert for both sides to read.</summary>
    public static Task<AccountPayload> RespondToAlert(RespondToAlertInput input, IGraphQLContext context) =>
        CarryAsync(context, input.Alert, alert => new RespondToAlert(alert, input.Text, input.Options), input.IdempotencyKey);

    /// <summary>Closes an alert although what is wrong may last.</summary>
    public static Task<AccountPayload> CloseAlert(CloseAlertInput input, IGraphQLContext context) =>
        CarryAsync(context, input.Alert, alert => new CloseAlert(alert, input.Reason));

    /// <summary>Says where the cause lies.</summary>
    public static Task<AccountPayload> ProposeCause(ProposeCauseInput input, IGraphQLContext context) =>
        CarryAsync(context, input.Alert, alert => new ProposeCause(alert, input.Cause));

    /// <summary>Agrees to the cause that the other side proposed.</summary>
    public static Task<AccountPayload> AgreeCause(AgreeCauseInput input, IGraphQLContext context) =>
        CarryAsync(context, input.Alert, alert => new AgreeCause(alert, input.Cause));

    // The id of an account's alert ends with its account; that of a feed's is the workspace's.
    static async Task<AccountPayload> CarryAsync(IGraphQLContext context, string id, Func<Id<Alert>, AlertCommand> command, string? key = null)
    {
        var request = context.Request();
        var asking = new Asking(request);
        var once = asking.Key(key);
        if (Id<Alert>.Parse(id) is { IsSuccess: true } feeds)
        {
            return asking.Refusals.IsEmpty ? await CarryAsync(request, asking, feeds.Value, command(feeds.Value), once) : asking.Refused();
        }

        var alert = asking.Subject<Alert>(id, "alert");
        return await asking.CarryAsync(() => new AttendAlert(command(alert)) { Key = once }, alert.ToString());
    }

    static async Task<AccountPayload> CarryAsync(GatewayRequest request, Asking asking, Id<Alert> alert, AlertCommand command, IdempotencyKey? key)
    {
        var answer = await TenantCommands.CarryAsync(request, new TenantCommand.AttendFeedAlert(alert, command) { Key = key });
        return answer.Refusal is { } refusal ? asking.Refused(refusal) : new((await FeedAlerts.ReadAsync(request)).Find(view => view.Id == alert));
    }
}

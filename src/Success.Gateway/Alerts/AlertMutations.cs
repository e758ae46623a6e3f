using Success.Domain.Accounts;
using Success.Domain.Alerts;
using Success.Gateway.Accounts;
using Success.Gateway.Requests;
using Success.GraphQL;

namespace Success.Gateway.Alerts;

/// <summary>What is done about alerts.</summary>
[Resolvers("Mutation")]
public static class AlertMutations
{
    /// <summary>Says that one's side has seen an alert.</summary>
    public static Task<AccountPayload> AcknowledgeAlert(AcknowledgeAlertInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var alert = asking.Subject<Alert>(input.Alert, "alert");
        return asking.CarryAsync(() => new AttendAlert(new AcknowledgeAlert(alert)), alert.ToString());
    }

    /// <summary>Puts an alert off for one's own side.</summary>
    public static Task<AccountPayload> SnoozeAlert(SnoozeAlertInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var alert = asking.Subject<Alert>(input.Alert, "alert");
        return asking.CarryAsync(() => new AttendAlert(new SnoozeAlert(alert, input.Until.ToUniversalTime(), input.Reason)), alert.ToString());
    }

    /// <summary>Answers an alert for both sides to read.</summary>
    public static Task<AccountPayload> RespondToAlert(RespondToAlertInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var alert = asking.Subject<Alert>(input.Alert, "alert");
        var key = asking.Key(input.IdempotencyKey);
        return asking.CarryAsync(() => new AttendAlert(new RespondToAlert(alert, input.Text, input.Options)) { Key = key }, alert.ToString());
    }

    /// <summary>Closes an alert although what is wrong may last.</summary>
    public static Task<AccountPayload> CloseAlert(CloseAlertInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var alert = asking.Subject<Alert>(input.Alert, "alert");
        return asking.CarryAsync(() => new AttendAlert(new CloseAlert(alert, input.Reason)), alert.ToString());
    }

    /// <summary>Says where the cause lies.</summary>
    public static Task<AccountPayload> ProposeCause(ProposeCauseInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var alert = asking.Subject<Alert>(input.Alert, "alert");
        return asking.CarryAsync(() => new AttendAlert(new ProposeCause(alert, input.Cause)), alert.ToString());
    }

    /// <summary>Agrees to the cause that the other side proposed.</summary>
    public static Task<AccountPayload> AgreeCause(AgreeCauseInput input, IGraphQLContext context)
    {
        var asking = new Asking(context.Request());
        var alert = asking.Subject<Alert>(input.Alert, "alert");
        return asking.CarryAsync(() => new AttendAlert(new AgreeCause(alert, input.Cause)), alert.ToString());
    }
}

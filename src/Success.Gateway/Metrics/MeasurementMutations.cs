using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Gateway.Errors;
using Success.Gateway.Ids;
using Success.Gateway.Requests;
using Success.Grains.Journals;
using Success.GraphQL;

namespace Success.Gateway.Metrics;

/// <summary>What is done with measurements.</summary>
[Resolvers("Mutation")]
public static class MeasurementMutations
{
    /// <summary>Records measurements of any accounts and metrics.</summary>
    public static async Task<RecordMeasurementsPayload> RecordMeasurements(RecordMeasurementsInput input, IGraphQLContext context)
    {
        if (input.Items.Count is 0 or > MeasurementBatch.MaxItems)
        {
            return new(UserErrorNode.Of(new(
                input.Items.Count == 0 ? DomainErrorCode.Invalid : DomainErrorCode.LimitReached,
                string.Create(CultureInfo.InvariantCulture, $"A batch has 1 to {MeasurementBatch.MaxItems} items; this has {input.Items.Count}."),
                "items")));
        }

        // What is taken is durable by itself, so nothing is gained by stopping half-way when the client goes.
        return new(await new MeasurementBatch(context.Request(), input.Items, input.DryRun).RecordAsync(CancellationToken.None));
    }

    /// <summary>Corrects a measurement of one's own side.</summary>
    public static Task<MeasurementPayload> CorrectMeasurement(CorrectMeasurementInput input, IGraphQLContext context) => ChangeAsync(
        context.Request(), input.Measurement, id => new CorrectMeasurement(id.Time, id.Source, input.Value, input.Numerator, input.Denominator, input.Reason));

    /// <summary>Takes a measurement of one's own side back.</summary>
    public static Task<MeasurementPayload> RetractMeasurement(RetractMeasurementInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Measurement, id => new RetractMeasurement(id.Time, id.Source, input.Reason));

    /// <summary>Agrees to a number of the other side.</summary>
    public static Task<MeasurementPayload> ConfirmMeasurement(ConfirmMeasurementInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Measurement, id => new ConfirmMeasurement(id.Time, id.Source));

    /// <summary>Doubts a number of the other side.</summary>
    public static Task<MeasurementPayload> DisputeMeasurement(DisputeMeasurementInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Measurement, id => new DisputeMeasurement(id.Time, id.Source, input.Reason));

    /// <summary>Doubts a number of the other side no longer.</summary>
    public static Task<MeasurementPayload> WithdrawDispute(WithdrawDisputeInput input, IGraphQLContext context) =>
        ChangeAsync(context.Request(), input.Measurement, id => new WithdrawDispute(id.Time, id.Source));

    static async Task<MeasurementPayload> ChangeAsync(GatewayRequest request, string measurement, Func<MeasurementId, MeasurementCommand> command)
    {
        var read = MeasurementId.Parse(measurement);
        if (read.Error is { } noId)
        {
            return new(UserErrorNode.Of(noId with { Field = "measurement" }));
        }

        var id = read.Value;
        var change = new ChangeMeasurement(id.Metric, id.Version, command(id));
        var answer = await FreshActivation.RetryAsync(() => request.AccountGrain(id.Account).Execute(new(change, request.Caller.Audience)));
        if (answer.Refusal is { } refusal)
        {
            var isNotThere = refusal is { Code: DomainErrorCode.NotFound, Field: null };
            return new(UserErrorNode.Of(isNotThere ? PartNames.NotFound("measurement", "measurement") : refusal));
        }

        request.Accounts.Forget(id.Account);
        return new(await request.Accounts.FindAsync(id.Account), id);
    }
}

using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Gateway.Accounts;
using Success.Gateway.Agreements;
using Success.Gateway.Alerts;
using Success.Gateway.Changes;
using Success.Gateway.Errors;
using Success.Gateway.Http;
using Success.Gateway.Kpis;
using Success.Gateway.Metrics;
using Success.Gateway.Plans;
using Success.Gateway.Reviews;
using Success.Gateway.Scalars;
using Success.Gateway.Templates;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway;

/// <summary>The contract and the code behind it, made into an engine.</summary>
public static partial class GatewaySchema
{
    /// <summary>Name of the contract among the assembly's resources.</summary>
    public const string ResourceName = "schema.graphql";

    /// <summary>The contract.</summary>
    public static string Text { get; } = Read();

    /// <summary>An engine that answers by the contract. Operations are executed with a <see cref="Requests.GatewayRequest"/> as state.</summary>
    /// <param name="logger">Is told of faults, each with the id that the client gets.</param>
    /// <param name="time">By which operations run out of time.</param>
    /// <exception cref="SchemaException">Contract and code do not fit together.</exception>
    public static GraphQLEngine CreateEngine(ILogger logger, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(logger);
        ArgumentNullException.ThrowIfNull(time);
        var options = new GraphQLOptions { Clock = time, DescribeFailure = failure => Describe(logger, failure) };
        options.Schema.Add((ResourceName, Text));
        Add(options.Scalars, new DateTimeScalar(), new DateScalar(), new TimeOfDayScalar(), new DurationScalar(), new DecimalScalar());
        Add(options.Scalars, new TextScalar("Period"), new TextScalar("Locale"), new TextScalar("TimeZone"));
        Add(options.Resolvers, typeof(QueryResolvers), typeof(SubscriptionResolvers));
        Add(options.Resolvers, typeof(AccountMutations), typeof(PlanMutations), typeof(AgreementMutations), typeof(MeasurementMutations), typeof(AlertMutations));
        Add(options.Resolvers, typeof(ReviewMutations), typeof(MetricMutations), typeof(WorkspaceMutations), typeof(MemberMutations), typeof(PersonMutations));
        Add(options.Resolvers, typeof(ApiClientMutations), typeof(SessionMutations), typeof(TemplateMutations), typeof(FeedMutations));
        Add(options.ResultTypes, typeof(AccountNode), typeof(PlanNode), typeof(ObjectiveNode), typeof(MilestoneNode), typeof(ActionNode), typeof(CommentNode));
        Add(options.ResultTypes, typeof(KpiNode), typeof(ProposalNode), typeof(AlertNode), typeof(ReviewNode), typeof(RestatementNode));
        Add(options.ResultTypes, typeof(MetricNode), typeof(MeasurementNode), typeof(WorkspaceNode), typeof(MemberNode), typeof(PersonNode), typeof(ApiClientNode), typeof(TemplateNode));
        Add(options.ResultTypes, typeof(SetTermsNode), typeof(RetireKpiNode), typeof(PauseKpiNode), typeof(SetObjectiveNode), typeof(SetNoticeRuleNode));
        Add(options.ResultTypes, typeof(KindNode.Level), typeof(KindNode.Flow), typeof(KindNode.RunningTotal), typeof(KindNode.Ratio), typeof(KindNode.Rate));
        Add(options.ResultTypes, typeof(GoalNode.Reach), typeof(GoalNode.Keep), typeof(ReachAim), typeof(KeepAim), typeof(TemplateReach), typeof(TemplateKeep));
        Add(options.ResultTypes, typeof(KnownBaseline), typeof(BaselineRule), typeof(AbsoluteTarget), typeof(RelativeTarget));
        return GraphQLEngine.Create(options);
    }

    static void Add<T>(IList<T> list, params ReadOnlySpan<T> items)
    {
        foreach (var item in items)
        {
            list.Add(item);
        }
    }

    /// <summary>What a client is told of what a resolver threw: refusals as they are, everything else by its code and the request's id.</summary>
    static GraphQLError Describe(ILogger logger, ResolverFailure failure)
    {
        var row = ErrorTable.Of(failure.Exception);
        if (row.IsForClients)
        {
            return failure.Exception is RefusedException refused ? Describe(row, refused.Refusal) : new() { Message = failure.Exception.Message, Code = row.Code };
        }

        var id = (failure.State as Requests.GatewayRequest)?.Id ?? "";
        Failed(logger, row.LogLevel, failure.Field, row.Code, id, failure.Exception);
        return Told(row, ErrorBody.General, "correlationId", id);
    }

    // A field of a query fails with one error: what else is wrong stands in its sentence.
    static GraphQLError Describe(ErrorRow row, DomainError refusal)
    {
        IReadOnlyList<DomainError> all = refusal.Details is { Count: > 0 } details ? details : [refusal];
        var message = string.Join(' ', all.Select(static one => one.Field is null ? one.Message : $"{one.Field}: {one.Message}"));
        return all[0].Field is { } field ? Told(row, message, "field", field) : new() { Message = message, Code = row.Code };
    }

    static GraphQLError Told(ErrorRow row, string message, string name, string value) =>
        new() { Message = message, Code = row.Code, Extensions = new Dictionary<string, object>(StringComparer.Ordinal) { [name] = value } };

    [LoggerMessage(Message = "{Field} failed with {Code} ({CorrelationId})")]
    static partial void Failed(ILogger logger, LogLevel level, string field, string code, string correlationId, Exception exception);

    static string Read()
    {
        using var resource = typeof(GatewaySchema).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"The assembly has no {ResourceName}.");
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}

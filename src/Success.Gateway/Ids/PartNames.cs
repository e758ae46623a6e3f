using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Agreements;
using Success.Domain.Alerts;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Domain.Reviews;

namespace Success.Gateway.Ids;

/// <summary>What accounts and their parts are called in a sentence.</summary>
static class PartNames
{
    static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(Account)] = "account",
        [typeof(Plan)] = "plan",
        [typeof(Objective)] = "objective",
        [typeof(Kpi)] = "KPI",
        [typeof(Milestone)] = "milestone",
        [typeof(PlanAction)] = "action",
        [typeof(Comment)] = "comment",
        [typeof(Proposal)] = "proposal",
        [typeof(Change)] = "change",
        [typeof(Alert)] = "alert",
        [typeof(Review)] = "review",
        [typeof(PeriodRestatement)] = "restatement",
    };

    /// <summary>The name of a kind of part.</summary>
    public static string Of<T>()
        where T : IIdentified => Names[typeof(T)];

    /// <summary>That there is none, or none for the caller.</summary>
    public static DomainError NotFound(string name, string? field) => new(DomainErrorCode.NotFound, $"There is no such {name}.", field);
}

using System.Diagnostics;
using Success.Domain;
using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Kpis;
using Success.Gateway.Plans;
using Success.Gateway.Tenancy;
using Success.GraphQL;

namespace Success.Gateway.Agreements;

/// <summary>One change of a proposal.</summary>
public abstract class ChangeNode
{
    private protected ChangeNode(AccountPage page, Change change) => (Page, Id, BasedOn) = (page, page.IdOf(change.Id), change.BasedOn);

    private protected AccountPage Page { get; }

    /// <summary>Its id.</summary>
    public string Id { get; }

    /// <summary>Number of the subject's revision in force when it was proposed.</summary>
    public int BasedOn { get; }

    internal static ChangeNode Of(AccountPage page, Change change) => change switch
    {
        Change.SetTerms set => new SetTermsNode(page, set),
        Change.RetireKpi retire => new RetireKpiNode(page, retire),
        Change.PauseKpi pause => new PauseKpiNode(page, pause),
        Change.SetObjective set => new SetObjectiveNode(page, set),
        Change.SetNoticeRule set => new SetNoticeRuleNode(page, set),
        _ => throw new UnreachableException($"{change.GetType().Name} has no type in the schema."),
    };
}

/// <summary>A KPI gets its first terms, or others.</summary>
[GraphQLName("SetTermsChange")]
public sealed class SetTermsNode : ChangeNode
{
    readonly Change.SetTerms _change;

    internal SetTermsNode(AccountPage page, Change.SetTerms change)
        : base(page, change) => _change = change;

    /// <summary>The KPI; null when it is not there any more.</summary>
    public KpiNode? Kpi => Page.FindKpi(_change.Kpi);

    /// <summary>What it is to say about the customer.</summary>
    public Measures Measures => _change.Content.Measures;

    /// <summary>Whether the plan is to stand or fall with it.</summary>
    public bool IsDecisive => _change.Content.IsDecisive;

    /// <summary>The terms.</summary>
    public TermsNode Terms => new(_change.Content.Terms);
}

/// <summary>A KPI is no longer watched.</summary>
[GraphQLName("RetireKpiChange")]
public sealed class RetireKpiNode : ChangeNode
{
    readonly Change.RetireKpi _change;

    internal RetireKpiNode(AccountPage page, Change.RetireKpi change)
        : base(page, change) => _change = change;

    /// <summary>The KPI; null when it is not there any more.</summary>
    public KpiNode? Kpi => Page.FindKpi(_change.Kpi);
}

/// <summary>A KPI is not judged on some days.</summary>
[GraphQLName("PauseKpiChange")]
public sealed class PauseKpiNode : ChangeNode
{
    readonly Change.PauseKpi _change;

    internal PauseKpiNode(AccountPage page, Change.PauseKpi change)
        : base(page, change) => _change = change;

    /// <summary>The KPI; null when it is not there any more.</summary>
    public KpiNode? Kpi => Page.FindKpi(_change.Kpi);

    /// <summary>The pause.</summary>
    public AgreedPause Pause => _change.Pause;

    /// <summary>What the terms become by it.</summary>
    public TermsNode Terms => new(_change.Content.Terms);
}

/// <summary>An objective is agreed, or says something else.</summary>
[GraphQLName("SetObjectiveChange")]
public sealed class SetObjectiveNode : ChangeNode
{
    readonly Change.SetObjective _change;

    internal SetObjectiveNode(AccountPage page, Change.SetObjective change)
        : base(page, change) => _change = change;

    ObjectiveContent Content => _change.Content;

    /// <summary>The objective as it is now; null when it is not there any more.</summary>
    public ObjectiveNode? Objective => Page.FindObjective(_change.Objective);

    /// <summary>The outcome as proposed.</summary>
    public Task<string?> Outcome() => Page.TextAsync($"{Content.TextOwner}.outcome");

    /// <summary>Why it matters, as proposed.</summary>
    public Task<string?> Why() => Content.Why is null ? Task.FromResult<string?>(null) : Page.TextAsync($"{Content.TextOwner}.why");

    /// <summary>Who is to answer for it at the provider.</summary>
    public ActorNode? Owner => Page.MemberOf(Side.Provider, Content.Owners.Provider);

    /// <summary>Who is to answer for it at the customer.</summary>
    public ActorNode? CustomerOwner => Page.MemberOf(Side.Customer, Content.Owners.Customer);

    /// <summary>What it is to be worth.</summary>
    public ValuationNode? Valuation => Content.Valuation is { } valuation ? new(valuation) : null;
}

/// <summary>The customer hears of alerts after another head start.</summary>
[GraphQLName("SetNoticeRuleChange")]
public sealed class SetNoticeRuleNode : ChangeNode
{
    readonly Change.SetNoticeRule _change;

    internal SetNoticeRuleNode(AccountPage page, Change.SetNoticeRule change)
        : base(page, change) => _change = change;

    /// <summary>The head start in working days.</summary>
    public int HeadStartDays => _change.Rule.HeadStart;
}

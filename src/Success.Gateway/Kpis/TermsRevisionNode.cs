using Success.Domain.Agreements;
using Success.Domain.Kpis;
using Success.Gateway.Accounts;
using Success.Gateway.Agreements;

namespace Success.Gateway.Kpis;

/// <summary>Terms that both sides agreed to.</summary>
public sealed class TermsRevisionNode
{
    readonly AccountPage _page;
    readonly Revision<AgreedTerms> _revision;

    internal TermsRevisionNode(AccountPage page, Revision<AgreedTerms> revision) => (_page, _revision) = (page, revision);

    /// <summary>1, 2, 3 … of the same KPI.</summary>
    public int Number => _revision.Number;

    /// <summary>What it says about the customer.</summary>
    public Measures Measures => _revision.Content.Measures;

    /// <summary>Whether the plan stands or falls with it.</summary>
    public bool IsDecisive => _revision.Content.IsDecisive;

    /// <summary>The terms.</summary>
    public TermsNode Terms => new(_revision.Content.Terms);

    /// <summary>Who agreed, when, and to what exactly.</summary>
    public AgreementNode Agreement => new(_page, _revision.Agreement);
}

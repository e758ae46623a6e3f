using Success.Domain.Agreements;
using Success.Domain.Tenancy;
using Success.Gateway.Accounts;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Agreements;

/// <summary>The yes of a side.</summary>
public sealed class ApprovalNode
{
    readonly AccountPage _page;
    readonly Approval _approval;

    internal ApprovalNode(AccountPage page, Approval approval) => (_page, _approval) = (page, approval);

    /// <summary>The member who said it.</summary>
    public ActorNode By => _page.ActorOf(_approval.By);

    /// <summary>The colleague whose mandate it was, when the member stood in.</summary>
    public ActorNode? OnBehalfOf => _approval is { By.Side: { } side, OnBehalfOf: { IsNone: false } member } ? _page.ActorOf(Who.Of(side, member)) : null;

    /// <summary>When.</summary>
    public DateTimeOffset At => _approval.At;
}

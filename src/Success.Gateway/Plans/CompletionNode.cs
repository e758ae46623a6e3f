using Success.Domain.Plans;
using Success.Gateway.Accounts;
using Success.Gateway.Tenancy;

namespace Success.Gateway.Plans;

/// <summary>That something was done.</summary>
public sealed class CompletionNode
{
    internal CompletionNode(AccountPage page, Completion completion) => (At, By) = (completion.At, page.ActorOf(completion.By));

    /// <summary>When.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Who said so.</summary>
    public ActorNode By { get; }
}

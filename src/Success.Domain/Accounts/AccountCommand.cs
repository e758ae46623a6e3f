using System.Text.Json.Serialization;
using Success.Domain.Tenancy;

namespace Success.Domain.Accounts;

/// <summary>
/// Something that is asked of an account. The family is closed and split by concept: <see cref="ProfileCommand"/>,
/// <see cref="Plans.PlanCommand"/>, <see cref="Agreements.AgreementCommand"/> and <see cref="WakeAccount"/>.
/// </summary>
public abstract record AccountCommand
{
    private protected AccountCommand()
    {
    }

    /// <summary>
    /// Under which key the account remembers that it carried the command out, so that it may be repeated safely; null when it need not.
    /// </summary>
    [JsonIgnore]
    public IdempotencyKey? Key { get; init; }

    /// <summary>What the policy table is asked before the account is.</summary>
    [JsonIgnore]
    public abstract PolicyAction Action { get; }
}

/// <summary>An instant has come that the account asked to be woken at (<see cref="Account.NextWake"/>).</summary>
public sealed record WakeAccount : AccountCommand
{
    /// <inheritdoc/>
    public override PolicyAction Action => PolicyAction.Wake;
}

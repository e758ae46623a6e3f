using Success.Domain;
using Success.Domain.Tenancy;

namespace Success.Gateway.Tenancy;

/// <summary>What a member may agree to in the name of its side.</summary>
public sealed class MandateNode
{
    readonly Mandate _mandate;

    internal MandateNode(Mandate mandate) => _mandate = mandate;

    /// <summary>How far it reaches.</summary>
    public MandateScope Scope => _mandate.Scope;

    /// <summary>The plans that it names, by the beginning of their ids.</summary>
    public IReadOnlyList<string> Plans => [.. _mandate.Plans.Select(plan => plan.ToString())];

    /// <summary>Most that the changes of one answer may be worth.</summary>
    public Money? UpTo => _mandate.UpTo;
}

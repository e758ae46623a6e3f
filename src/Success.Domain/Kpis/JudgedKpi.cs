namespace Success.Domain.Kpis;

/// <summary>
/// A KPI's standings: under the terms that both sides agreed, and, for the eyes of the side that proposes them only, under terms that
/// are not agreed yet. Provisional standings count in no plan, raise no alert and never reach the other side.
/// </summary>
/// <param name="IsDecisive">Whether the plan stands or falls with it.</param>
/// <param name="Agreed">Under the agreed terms; <see cref="Standing.NotAgreed"/> while there are none.</param>
/// <param name="ByProvider">Under the provider's proposed terms; null when it proposes none.</param>
/// <param name="ByCustomer">Under the customer's proposed terms; null when it proposes none.</param>
public readonly record struct JudgedKpi(bool IsDecisive, Standing Agreed, Standing? ByProvider = null, Standing? ByCustomer = null)
{
    /// <summary>The provisional standing that a side may see: under its own proposal, never under the other's.</summary>
    public Standing? ProvisionalFor(Side reader) => reader == Side.Provider ? ByProvider : ByCustomer;
}

namespace Success.Domain.Kpis;

/// <summary>Who gives a KPI's numbers. Nobody writes or corrects the other side's.</summary>
public enum Supplier
{
    /// <summary>A system of the provider.</summary>
    ProviderSystem,

    /// <summary>A system of the customer.</summary>
    CustomerSystem,

    /// <summary>A person of the customer, by hand.</summary>
    CustomerPerson,

    /// <summary>Either side.</summary>
    Both,
}

namespace Success.Grains.Tenancy;

/// <summary>Stands on the interface of a grain that belongs to no tenant. Its key names none, and whoever may call it need not act for one.</summary>
[AttributeUsage(AttributeTargets.Interface)]
public sealed class SharedByTenantsAttribute : Attribute;

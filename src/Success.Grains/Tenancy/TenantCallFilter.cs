using System.Collections.Concurrent;
using System.Reflection;

namespace Success.Grains.Tenancy;

/// <summary>A call for one tenant reached a grain of another, or a call for nobody a grain of somebody: a bug that must not become a leak.</summary>
public sealed class WrongTenantException(string message) : Exception(message);

/// <summary>
/// The last fence between tenants: refuses every call whose tenant is not the one that the called grain's key begins with, whatever the
/// code above did. A grain that is reminded by the silo is called by nobody; it acts for its own key's tenant.
/// </summary>
sealed class TenantCallFilter : IIncomingGrainCallFilter
{
    static readonly ConcurrentDictionary<MethodInfo, bool> NeedsTenant = new();

    public Task Invoke(IIncomingGrainCallContext context)
    {
        if (context.Grain.GetType().Assembly == typeof(TenantCallFilter).Assembly && NeedsTenant.GetOrAdd(context.InterfaceMethod, HasTenant))
        {
            Check(context);
        }

        return context.Invoke();
    }

    static void Check(IIncomingGrainCallContext context)
    {
        var key = context.TargetId.Key.ToString();
        var tenant = TenantScope.Current?.ToString();
        if (tenant is null || !key.StartsWith(tenant, StringComparison.Ordinal) || (key.Length > tenant.Length && key[tenant.Length] != AccountKey.Separator))
        {
            // Neither key nor tenant: the message may reach a log that another tenant's operator reads.
            throw new WrongTenantException($"{context.TargetId.Type}.{context.MethodName} was called for {(tenant is null ? "no" : "another")} tenant.");
        }
    }

    static bool HasTenant(MethodInfo method) =>
        method.DeclaringType != typeof(IRemindable) && !method.DeclaringType!.IsDefined(typeof(SharedByTenantsAttribute));
}

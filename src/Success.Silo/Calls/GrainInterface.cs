using System.Collections.Concurrent;
using System.Reflection;

namespace Success.Silo;

/// <summary>What a grain interface may look like, and the proxies of those that were asked for.</summary>
static class GrainInterface
{
    static readonly ConcurrentDictionary<Type, Lazy<Func<GrainClass, string, GrainReference>>> Proxies = new();

    /// <summary>What makes references of an interface that <see cref="Errors(Type)"/> finds nothing wrong with.</summary>
    public static Func<GrainClass, string, GrainReference> Proxy(Type grainInterface) =>
        Proxies.GetOrAdd(grainInterface, static type => new(() => ProxyEmitter.Emit(type))).Value;

    /// <summary>The grain interfaces of a class, those that they inherit included.</summary>
    public static IEnumerable<Type> Of(Type grainClass) => grainClass.GetInterfaces().Where(IsGrainInterface);

    /// <summary>Every method that a reference must have, inherited ones included.</summary>
    public static IEnumerable<MethodInfo> MethodsOf(Type grainInterface) =>
        new[] { grainInterface }.Concat(grainInterface.GetInterfaces()).SelectMany(type => type.GetMethods()).Where(method => method.IsAbstract);

    /// <summary>What the method's task results in, or null.</summary>
    public static Type? ResultOf(MethodInfo method) => ResultOf(method.ReturnType);

    /// <inheritdoc cref="ResultOf(MethodInfo)"/>
    public static Type? ResultOf(Type returned) => returned.IsGenericType ? returned.GetGenericArguments()[0] : null;

    /// <summary>Everything that is wrong with an interface.</summary>
    public static IEnumerable<string> Errors(Type grainInterface)
    {
        if (grainInterface.ContainsGenericParameters)
        {
            yield return $"{grainInterface} is generic.";
            yield break;
        }

        for (var type = grainInterface; type is not null; type = type.DeclaringType)
        {
            if (type.IsNestedPrivate || type.IsNestedFamily || type.IsNestedFamANDAssem)
            {
                yield return $"{grainInterface} is hidden in its class: it must be public or internal.";
            }
        }

        foreach (var error in MethodsOf(grainInterface).SelectMany(Errors).Concat(StaticErrors(grainInterface)))
        {
            yield return error;
        }
    }

    static IEnumerable<string> Errors(MethodInfo method)
    {
        var name = $"{method.DeclaringType!.FullName}.{method.Name}";
        if (method.IsSpecialName)
        {
            yield return $"{name} belongs to a property or an event: a grain interface has methods only.";
            yield break;
        }

        if (method.IsGenericMethod)
        {
            yield return $"{name} is generic.";
        }

        if (!IsTask(method.ReturnType))
        {
            yield return $"{name} returns {method.ReturnType}: it must return Task, ValueTask or one of them with a result.";
        }

        if (method.IsDefined(typeof(OneWayAttribute)) && ResultOf(method.ReturnType) is not null)
        {
            yield return $"{name} is [OneWay] and has a result that nobody could get.";
        }

        if (method.GetParameters().Count(parameter => parameter.ParameterType == typeof(CancellationToken)) > 1)
        {
            yield return $"{name} has more than one CancellationToken.";
        }

        foreach (var parameter in method.GetParameters().Where(parameter => parameter.ParameterType.IsByRef || parameter.ParameterType.IsByRefLike))
        {
            yield return $"{name} has the parameter '{parameter.Name}', which is passed by reference or lives on the stack.";
        }
    }

    static IEnumerable<string> StaticErrors(Type grainInterface) =>
        from method in grainInterface.GetMethods()
        where method.IsStatic && method.IsAbstract
        select $"{grainInterface.FullName}.{method.Name} is static.";

    static bool IsTask(Type type) =>
        type == typeof(Task) || type == typeof(ValueTask)
        || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>)));

    static bool IsGrainInterface(Type type) =>
        typeof(IGrain).IsAssignableFrom(type) && type != typeof(IGrain) && type != typeof(IGrainWithStringKey);
}

using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Success.Journal;

namespace Success.Silo;

/// <summary>What can be wrong with grain classes and options, one sentence each.</summary>
static class CatalogChecks
{
    public static IEnumerable<string> Options(SiloOptions options)
    {
        foreach (var (name, value) in new[]
        {
            (nameof(options.ResponseTimeout), options.ResponseTimeout),
            (nameof(options.CollectionAge), options.CollectionAge),
            (nameof(options.CollectionQuantum), options.CollectionQuantum),
            (nameof(options.ActivationTimeout), options.ActivationTimeout),
            (nameof(options.DeactivationTimeout), options.DeactivationTimeout),
            (nameof(options.StopTimeout), options.StopTimeout),
        })
        {
            // A timer takes no more than 49 days.
            if (value < TimeSpan.FromMilliseconds(1) || value > TimeSpan.FromDays(49))
            {
                yield return $"{nameof(SiloOptions)}.{name} is {value}: it must be from 1 millisecond to 49 days.";
            }
        }

        if (options.MaxEnqueuedRequests < 1)
        {
            yield return $"{nameof(SiloOptions)}.{nameof(options.MaxEnqueuedRequests)} is {options.MaxEnqueuedRequests}: it must be at least 1.";
        }

        if (options.MaxConcurrentReminders < 1)
        {
            yield return $"{nameof(SiloOptions)}.{nameof(options.MaxConcurrentReminders)} is {options.MaxConcurrentReminders}: it must be at least 1.";
        }
    }

    public static IEnumerable<string> Classes(IReadOnlyList<Type> types, IServiceProvider services)
    {
        var known = services.GetRequiredService<IServiceProviderIsService>();
        var sound = types.Where(type => type.IsClass && !type.IsAbstract && typeof(Grain).IsAssignableFrom(type)).ToList();
        return
        [
            .. types.Except(sound).Select(type => $"{type.FullName} is not a grain class: it must derive from Grain and not be abstract."),
            .. sound.SelectMany(type => Class(type, services, known)),
            .. sound.SelectMany(GrainInterface.Of).Distinct().SelectMany(GrainInterface.Errors),
            .. sound.SelectMany(Leaves, (type, leaf) => (type, leaf)).GroupBy(pair => pair.leaf, pair => pair.type)
                .Where(group => group.Count() > 1)
                .Select(group => $"{group.Key.FullName} is implemented by {string.Join(" and ", group.Select(type => type.FullName))}."),
            .. sound.GroupBy(type => GrainClass.TypeOf(type)).Where(group => group.Count() > 1)
                .Select(group => $"{string.Join(" and ", group.Select(type => type.FullName))} are both called '{group.Key}'."),
        ];
    }

    static IEnumerable<string> Class(Type type, IServiceProvider services, IServiceProviderIsService known)
    {
        if (type.ContainsGenericParameters)
        {
            yield return $"{type.FullName} is generic.";
            yield break;
        }

        if (!Leaves(type).Any())
        {
            yield return $"{type.FullName} implements no interface derived from {nameof(IGrainWithStringKey)}.";
        }

        if (typeof(IRemindable).IsAssignableFrom(type) && !known.IsService(typeof(IJournal)))
        {
            yield return $"{type.FullName} has reminders, but no IJournal is among the services.";
        }

        var constructors = type.GetConstructors();
        if (constructors.Length != 1)
        {
            yield return $"{type.FullName} has {constructors.Length} public constructors: it must have one.";
            yield break;
        }

        foreach (var error in constructors[0].GetParameters().SelectMany(parameter => Parameter(type, parameter, services, known)))
        {
            yield return error;
        }
    }

    static IEnumerable<string> Parameter(
        Type type, ParameterInfo parameter, IServiceProvider services, IServiceProviderIsService known)
    {
        var name = $"{type.FullName} takes '{parameter.Name}'";
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is not { } state)
        {
            if (parameter.ParameterType != typeof(IGrainContext) && !known.IsService(parameter.ParameterType))
            {
                yield return $"{name}, but no {parameter.ParameterType} is among the services.";
            }

            yield break;
        }

        if (!parameter.ParameterType.IsGenericType || parameter.ParameterType.GetGenericTypeDefinition() != typeof(IPersistentState<>))
        {
            yield return $"{name} as a persistent state: its type must be IPersistentState<T>.";
            yield break;
        }

        var value = parameter.ParameterType.GetGenericArguments()[0];
        if (value.IsValueType || value.GetConstructor([]) is null)
        {
            yield return $"{name}: a persistent state must be a class with a public parameterless constructor, and {value} is not.";
        }

        if (StorageError(state, services) is { } error)
        {
            yield return $"{name} as a persistent state, but its storage cannot be made: {error}";
        }
    }

    static string? StorageError(PersistentStateAttribute state, IServiceProvider services)
    {
        try
        {
            services.GetRequiredKeyedService<IGrainStorage>(state.StorageName ?? PersistentStateFactory.DefaultStorage);
            return null;
        }
        catch (InvalidOperationException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The interfaces of a class that none of its other interfaces inherits: two classes cannot share one of these.</summary>
    static IEnumerable<Type> Leaves(Type type)
    {
        var interfaces = GrainInterface.Of(type).Where(typeof(IGrainWithStringKey).IsAssignableFrom).ToList();
        return interfaces.Where(candidate => !interfaces.Any(other => other != candidate && candidate.IsAssignableFrom(other)));
    }
}

using System.Collections.Frozen;

namespace Success.Silo;

/// <summary>The grain classes of a silo, by the interfaces that they implement.</summary>
sealed class GrainCatalog
{
    readonly FrozenDictionary<Type, Entry> _interfaces;
    readonly FrozenDictionary<string, GrainClass> _types;

    GrainCatalog(IReadOnlyList<GrainClass> classes)
    {
        Classes = classes;
        _types = classes.ToFrozenDictionary(grainClass => grainClass.GrainType.ToString(), StringComparer.Ordinal);
        _interfaces = classes.SelectMany(grainClass => GrainInterface.Of(grainClass.Type), (grainClass, type) => (grainClass, type))
            .GroupBy(pair => pair.type, pair => pair.grainClass)
            .ToFrozenDictionary(group => group.Key, group => new Entry([.. group], GrainInterface.Proxy(group.Key)));
    }

    public IReadOnlyList<GrainClass> Classes { get; }

    public bool HasReminders => Classes.Any(grainClass => typeof(IRemindable).IsAssignableFrom(grainClass.Type));

    /// <summary>Checks everything and finds everything that is wrong.</summary>
    /// <exception cref="SiloConfigurationException">Something is.</exception>
    public static GrainCatalog Create(EmbeddedSilo silo)
    {
        var types = silo.Options.GrainAssemblies.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && !type.IsAbstract && typeof(Grain).IsAssignableFrom(type))
            .Concat(silo.Options.GrainClasses).Distinct().ToList();
        List<string> errors = [.. CatalogChecks.Options(silo.Options), .. CatalogChecks.Classes(types, silo.Services)];
        return errors.Count > 0
            ? throw new SiloConfigurationException(errors)
            : new([.. types.Select(type => new GrainClass(silo, type, type.GetConstructors()[0]))]);
    }

    /// <summary>A reference to a grain.</summary>
    /// <exception cref="ArgumentException">No class implements the interface, or several do.</exception>
    public GrainReference Refer(Type grainInterface, string key, string? prefix = null)
    {
        if (!_interfaces.TryGetValue(grainInterface, out var entry))
        {
            throw new ArgumentException($"No grain class implements {grainInterface}.", nameof(grainInterface));
        }

        return entry.Proxy(entry.Class(grainInterface, prefix), key);
    }

    /// <summary>A reference to the grain of a type by one of its interfaces, or null when there is no such class any more.</summary>
    public GrainReference? Refer(Type grainInterface, GrainType type, string key) =>
        _types.GetValueOrDefault(type.ToString()) is { } grainClass && _interfaces.TryGetValue(grainInterface, out var entry)
            && entry.Classes.Contains(grainClass)
            ? entry.Proxy(grainClass, key)
            : null;

    sealed record Entry(GrainClass[] Classes, Func<GrainClass, string, GrainReference> Proxy)
    {
        public GrainClass Class(Type grainInterface, string? prefix)
        {
            var classes = prefix is null
                ? Classes
                : Array.FindAll(Classes, grainClass => grainClass.Type.FullName!.StartsWith(prefix, StringComparison.Ordinal));
            return classes.Length == 1 ? classes[0] : throw new ArgumentException(
                $"{classes.Length} grain classes implement {grainInterface}{(prefix is null ? "" : $" and are called {prefix}…")}.", nameof(grainInterface));
        }
    }
}

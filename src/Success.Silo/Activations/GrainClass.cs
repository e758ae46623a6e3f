using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.DependencyInjection;

namespace Success.Silo;

/// <summary>A grain class, and the directory of its activations.</summary>
sealed class GrainClass
{
    readonly ConcurrentDictionary<string, Activation> _activations = new(StringComparer.Ordinal);
    readonly Func<string, Activation> _newActivation;
    readonly ConstructorInvoker _constructor;
    readonly Func<Activation, object?>[] _arguments;
    readonly bool _hasStates;

    public GrainClass(EmbeddedSilo silo, Type type, ConstructorInfo constructor)
    {
        Silo = silo;
        Type = type;
        GrainType = TypeOf(type);
        OverridesOnActivate = Overrides(nameof(Grain.OnActivateAsync));
        OverridesOnDeactivate = Overrides(nameof(Grain.OnDeactivateAsync));
        CollectionAge = (long)silo.Options.CollectionAge.TotalMilliseconds;
        _newActivation = key => new Activation(this, key);
        _constructor = ConstructorInvoker.Create(constructor);
        _arguments = [.. constructor.GetParameters().Select(Argument)];
        _hasStates = constructor.GetParameters().Any(parameter => parameter.IsDefined(typeof(PersistentStateAttribute)));
    }

    public EmbeddedSilo Silo { get; }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool OverridesOnActivate { get; }

    public bool OverridesOnDeactivate { get; }

    /// <summary>In milliseconds.</summary>
    public long CollectionAge { get; }

    public ICollection<Activation> Activations => _activations.Values;

    public IEnumerable<KeyValuePair<string, Activation>> Listed => _activations;

    public static GrainType TypeOf(Type type)
    {
        var name = type.Name;
        return GrainType.Create((name.EndsWith("Grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name).ToLowerInvariant());
    }

    /// <summary>The activation of a key; a new one is listed if there is none.</summary>
    public Activation Find(string key) =>
        _activations.TryGetValue(key, out var activation) ? activation : _activations.GetOrAdd(key, _newActivation);

    public void Unlist(Activation activation) => _activations.TryRemove(new(activation.Key, activation));

    /// <summary>Runs the constructor for an activation.</summary>
    /// <param name="activation">For which.</param>
    /// <param name="states">The persistent states that were handed to it, not loaded yet.</param>
    public Grain Construct(Activation activation, out IReadOnlyList<IStorage> states)
    {
        var arguments = new object?[_arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = _arguments[i](activation);
        }

        states = _hasStates ? [.. arguments.OfType<IStorage>()] : [];
        try
        {
            return (Grain)_constructor.Invoke(arguments)!;
        }
        catch (TargetInvocationException exception) when (exception.InnerException is { } original)
        {
            // Callers are told what the constructor threw, not how it was called.
            ExceptionDispatchInfo.Throw(original);
            throw;
        }
    }

    Func<Activation, object?> Argument(ParameterInfo parameter)
    {
        if (parameter.GetCustomAttribute<PersistentStateAttribute>() is { } state)
        {
            return PersistentStateFactory.For(Silo.Services, parameter, state);
        }

        if (parameter.ParameterType == typeof(IGrainContext))
        {
            return static activation => activation;
        }

        var (services, type) = (Silo.Services, parameter.ParameterType);
        return _ => services.GetRequiredService(type);
    }

    bool Overrides(string method) =>
        Type.GetMethod(method, BindingFlags.Instance | BindingFlags.Public)!.DeclaringType != typeof(Grain);
}

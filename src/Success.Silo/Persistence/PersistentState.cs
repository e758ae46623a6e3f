using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Success.Silo;

/// <summary>A state in the memory of an activation.</summary>
sealed class PersistentState<TState>(StateBinding binding, Activation activation) : IPersistentState<TState>, IGrainState<TState>
    where TState : class, new()
{
    TState? _state;

    public TState State
    {
        get => _state ??= new();
        set => _state = value ?? throw new ArgumentNullException(nameof(value));
    }

    public string? Etag { get; private set; }

    public bool RecordExists { get; private set; }

    TState? IGrainState<TState>.State
    {
        get => State;
        set => _state = value;
    }

    string? IGrainState<TState>.ETag
    {
        get => Etag;
        set => Etag = value;
    }

    bool IGrainState<TState>.RecordExists
    {
        get => RecordExists;
        set => RecordExists = value;
    }

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task ReadStateAsync(CancellationToken cancellationToken) =>
        binding.Storage.ReadStateAsync(binding.Name, activation.GrainId, this, cancellationToken);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        binding.Storage.WriteStateAsync(binding.Name, activation.GrainId, this, cancellationToken);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public async Task ClearStateAsync(CancellationToken cancellationToken)
    {
        await binding.Storage.ClearStateAsync(binding.Name, activation.GrainId, this, cancellationToken);
        _state = null;
    }
}

/// <summary>Which state of a grain class, and where it is kept.</summary>
sealed record StateBinding(string Name, IGrainStorage Storage);

/// <summary>Makes the states that a constructor asks for.</summary>
static class PersistentStateFactory
{
    /// <summary>The storage of states that do not name one.</summary>
    public const string DefaultStorage = "Default";

    public static Func<Activation, object?> For(IServiceProvider services, ParameterInfo parameter, PersistentStateAttribute attribute)
    {
        var storage = services.GetRequiredKeyedService<IGrainStorage>(attribute.StorageName ?? DefaultStorage);
        var constructor = ConstructorInvoker.Create(
            typeof(PersistentState<>).MakeGenericType(parameter.ParameterType.GetGenericArguments()).GetConstructors()[0]);
        var binding = new StateBinding(attribute.StateName, storage);
        return activation => constructor.Invoke(binding, activation);
    }
}

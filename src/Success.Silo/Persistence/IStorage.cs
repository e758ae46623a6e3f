namespace Success.Silo;

/// <summary>A stored value and what is known of its place in the store.</summary>
public interface IStorage
{
    /// <summary>The version that was read or written last, opaque; null when nothing was ever written.</summary>
    string? Etag { get; }

    /// <summary>Whether the store has a value.</summary>
    bool RecordExists { get; }

    /// <summary>Removes the value from the store, and replaces the one in memory by a new one.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote since it was read.</exception>
    Task ClearStateAsync();

    /// <summary>Writes the value. It is durable when the task completes.</summary>
    /// <exception cref="InconsistentStateException">Somebody else wrote since it was read.</exception>
    Task WriteStateAsync();

    /// <summary>Reads the value again; a new one when the store has none.</summary>
    Task ReadStateAsync();

    /// <inheritdoc cref="ClearStateAsync()"/>
    Task ClearStateAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="WriteStateAsync()"/>
    Task WriteStateAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="ReadStateAsync()"/>
    Task ReadStateAsync(CancellationToken cancellationToken);
}

/// <summary>A stored value of a known type.</summary>
/// <typeparam name="TState">A class with a parameterless constructor that survives a round trip through System.Text.Json.</typeparam>
public interface IStorage<TState> : IStorage
{
    /// <summary>The value in memory; never null. What is not written is lost with the activation.</summary>
    TState State { get; set; }
}

/// <summary>
/// A state of a grain, handed to its constructor by <see cref="PersistentStateAttribute"/>; it is loaded before
/// <see cref="Grain.OnActivateAsync"/>, and not yet in the constructor.
/// </summary>
/// <typeparam name="TState">See <see cref="IStorage{TState}"/>.</typeparam>
public interface IPersistentState<TState> : IStorage<TState>;

/// <summary>Marks a constructor's parameter of type <see cref="IPersistentState{TState}"/>.</summary>
/// <param name="stateName">The state's name; a grain may have several. Part of where it is stored, so it must not change.</param>
/// <param name="storageName">Which <see cref="IGrainStorage"/> keeps it, by its service key; null means the journal's.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public class PersistentStateAttribute(string stateName, string? storageName = null) : Attribute
{
    /// <summary>The state's name.</summary>
    public string StateName { get; } = stateName;

    /// <summary>Which storage keeps it, or null.</summary>
    public string? StorageName { get; } = storageName;
}

namespace Success.Silo;

/// <summary>A value on its way between a grain and a storage.</summary>
public interface IGrainState<T>
{
    /// <summary>The value; null when a read found none.</summary>
    T? State { get; set; }

    /// <summary>The version in the store, opaque; null when nothing was ever written.</summary>
    string? ETag { get; set; }

    /// <summary>Whether the store has a value.</summary>
    bool RecordExists { get; set; }
}

/// <summary>
/// Keeps states of grains. Register one as a keyed singleton under its name; the name <c>Default</c> and every name that nobody
/// registered are the journal's.
/// </summary>
/// <remarks>
/// Writing and clearing check that <see cref="IGrainState{T}.ETag"/> is the stored version, throw
/// <see cref="InconsistentStateException"/> when it is not, and set the new one when they succeed. A failed one changes nothing in
/// the state that it was given.
/// </remarks>
public interface IGrainStorage
{
    /// <summary>Reads a state.</summary>
    Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken);

    /// <summary>Writes a state.</summary>
    /// <exception cref="InconsistentStateException">The store has another version.</exception>
    Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken);

    /// <summary>Removes a state.</summary>
    /// <exception cref="InconsistentStateException">The store has another version.</exception>
    Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken);
}

namespace Success.Silo;

/// <summary>Makes references to grains. A reference is cheap, may be kept for ever, and does not activate anything by itself.</summary>
public interface IGrainFactory
{
    /// <summary>A reference to the grain with the key <paramref name="primaryKey"/>, whether it is active or not.</summary>
    /// <typeparam name="TGrainInterface">The grain's interface; one grain class implements it.</typeparam>
    /// <param name="primaryKey">The key: any text but an empty or blank one.</param>
    /// <param name="grainClassNamePrefix">
    /// Not needed here, where one class implements an interface; when given, the class's full name must begin with it.
    /// </param>
    /// <exception cref="ArgumentException">No grain class implements the interface, or several do.</exception>
    /// <exception cref="InvalidOperationException">The silo has not been started.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}

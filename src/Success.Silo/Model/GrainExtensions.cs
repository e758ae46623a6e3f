namespace Success.Silo;

/// <summary>What a grain or a reference tells about itself.</summary>
public static class GrainExtensions
{
    /// <summary>The key of the grain.</summary>
    /// <exception cref="ArgumentException">It is neither a grain that a silo made nor a reference from a grain factory.</exception>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        Grain instance => instance.Activation.Key,
        GrainReference reference => reference.Key,
        null => throw new ArgumentNullException(nameof(grain)),
        _ => throw new ArgumentException($"{grain.GetType().Name} is neither a grain nor a reference to one.", nameof(grain)),
    };
}

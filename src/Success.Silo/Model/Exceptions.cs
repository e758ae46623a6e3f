namespace Success.Silo;

/// <summary>What a failure of the silo itself derives from. Exceptions of grains reach their callers as they are.</summary>
public class OrleansException : Exception
{
    /// <summary>With a message.</summary>
    public OrleansException(string message)
        : base(message)
    {
    }

    /// <summary>With a message and its cause.</summary>
    public OrleansException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>The silo takes no calls from outside: it stops, or has stopped.</summary>
public sealed class SiloUnavailableException(string message) : OrleansException(message);

/// <summary>Too many calls wait for one activation.</summary>
public sealed class LimitExceededException(string message) : OrleansException(message);

/// <summary>A reminder cannot be kept or cancelled.</summary>
public sealed class ReminderException(string message) : OrleansException(message);

/// <summary>
/// A state was written by somebody else since it was read. Nothing was written. The activation that holds it should be dropped.
/// </summary>
public class InconsistentStateException(string errorMsg, string? storedEtag, string? currentEtag, Exception? storageException)
    : OrleansException(errorMsg, storageException)
{
    /// <summary>The version that is stored, if it is known.</summary>
    public string? StoredEtag { get; } = storedEtag;

    /// <summary>The version that the writer had read.</summary>
    public string? CurrentEtag { get; } = currentEtag;
}

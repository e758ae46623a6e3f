using System.Reflection;

namespace Success.Silo;

/// <summary>What a silo can be told. Every limit is checked at start.</summary>
public sealed class SiloOptions
{
    /// <summary>Where grain classes are looked for.</summary>
    public IList<Assembly> GrainAssemblies { get; } = [];

    /// <summary>Grain classes beside those of <see cref="GrainAssemblies"/>.</summary>
    public IList<Type> GrainClasses { get; } = [];

    /// <summary>
    /// How long a caller waits for an answer; then it gets a <see cref="TimeoutException"/>, and the call goes on without it.
    /// Looked at about every second (at a quarter of shorter timeouts), so it is up to two such periods more, never less.
    /// Default: 30 seconds.
    /// </summary>
    public TimeSpan ResponseTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long without a call an activation is removed. Default: 15 minutes.</summary>
    public TimeSpan CollectionAge { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>How often activations are looked at for that. Default: 1 minute.</summary>
    public TimeSpan CollectionQuantum { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>After how long the token of <see cref="Grain.OnActivateAsync"/> is cancelled. Default: 30 seconds.</summary>
    public TimeSpan ActivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>After how long the token of <see cref="Grain.OnDeactivateAsync"/> is cancelled. Default: 30 seconds.</summary>
    public TimeSpan DeactivationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a stop waits for requests that run and for deactivations; then it leaves behind what is not done, and says so in
    /// the log. Default: 20 seconds, which is within the 30 that a host allows.
    /// </summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// How many requests may wait for one activation; a call beyond is refused with <see cref="LimitExceededException"/>.
    /// Default: 100,000, some 30 MB.
    /// </summary>
    public int MaxEnqueuedRequests { get; set; } = 100_000;

    /// <summary>How many reminders may be on their way at once. Default: 64.</summary>
    public int MaxConcurrentReminders { get; set; } = 64;
}

/// <summary>Everything that is wrong with the grain classes, their interfaces or the options of a silo.</summary>
public sealed class SiloConfigurationException(IReadOnlyList<string> errors)
    : Exception($"The silo cannot start:{Environment.NewLine}{string.Join(Environment.NewLine, errors.Select(error => "- " + error))}")
{
    /// <summary>One sentence each.</summary>
    public IReadOnlyList<string> Errors { get; } = errors;
}

namespace Success.Silo;

/// <summary>What a grain factory hands out: the base of the emitted proxies. It remembers the activation that it found last.</summary>
abstract class GrainReference(GrainClass grainClass, string key) : IAddressable
{
    Activation? _activation;

    public GrainClass Class => grainClass;

    public string Key => key;

    public sealed override bool Equals(object? obj) =>
        obj is GrainReference other && other.Class == Class && string.Equals(other.Key, Key, StringComparison.Ordinal);

    public sealed override int GetHashCode() => HashCode.Combine(Class, string.GetHashCode(Key, StringComparison.Ordinal));

    public sealed override string ToString() => $"{Class.GrainType}/{Key}";

    /// <summary>Sends a call; the emitted methods end here.</summary>
    public Task Send(GrainCall call)
    {
        var caller = TurnContext.Current;
        if (Class.Silo.Admission < (caller is null ? Admission.All : Admission.Grains))
        {
            return call.Failed(new SiloUnavailableException(
                $"{this}.{call.Method.Name} was refused: the silo has not started, or it stops."));
        }

        if (caller is not null)
        {
            call.Source = caller.Owner;

            // Nobody waits for a one-way call, so it is no part of a chain.
            call.Caller = call.Method.IsOneWay ? null : caller.Request;
        }

        if (call.Token.IsCancellationRequested)
        {
            return call.Cancelled(call.Token);
        }

        var activation = _activation;
        if (activation is null || activation.Stage == LifeStage.Gone)
        {
            activation = _activation = Class.Find(Key);
        }

        call.Target = activation;
        return activation.Accept(call);
    }
}

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
        if (TurnContext.Current is { } caller)
        {
            call.Source = caller.Owner;
            if (!call.Method.IsOneWay)
            {
                call.Caller = caller.Request;
            }
        }
        else if (Class.Silo.RefusesCalls)
        {
            return call.Failed(new SiloUnavailableException($"The silo takes no calls: it has not started, or it stops. {Class.GrainType}/{Key}.{call.Method.Name} was refused."));
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

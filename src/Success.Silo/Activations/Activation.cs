namespace Success.Silo;

/// <summary>
/// One grain in memory. This file is its state; <c>Turns</c> says who may run it and when, <c>Requests</c> how a request goes
/// through it, <c>Life</c> how it begins and ends.
/// </summary>
/// <remarks>Kept small: a hundred thousand of them idle is an ordinary day. What few need is in <see cref="ActivationExtras"/>.</remarks>
sealed partial class Activation(GrainClass grainClass, string key) : TurnContext, IThreadPoolWorkItem, IGrainContext
{
    ActivationExtras? _extras;
    long _lastUsed;
    uint _requests;
    uint _requestsAtProbe;
    volatile LifeStage _stage;

    public GrainClass Class { get; } = grainClass;

    public string Key { get; } = key;

    public GrainId GrainId => new(Class.GrainType, IdSpan.Create(Key));

    public object? GrainInstance { get; private set; }

    public override Activation Owner => this;

    public override Request? Request => _current;

    public LifeStage Stage => _stage;

    ActivationExtras Extras => _extras ?? Interlocked.CompareExchange(ref _extras, new(), null) ?? _extras;

    public override string ToString() => $"{Class.GrainType}/{Key}";

    public void DelayDeactivation(TimeSpan timeSpan) => Extras.KeepUntil = timeSpan switch
    {
        _ when timeSpan == TimeSpan.MaxValue => long.MaxValue,
        _ when timeSpan <= TimeSpan.Zero => 0,
        _ => Class.Silo.Clock.Now + (long)timeSpan.TotalMilliseconds,
    };

    public void AddTimer(GrainTimer timer) => Extras.AddTimer(timer);

    public void RemoveTimer(GrainTimer timer) => _extras?.RemoveTimer(timer);

    /// <summary>Whether nobody has used it for the collection age, as far as one can see from outside of its turns.</summary>
    public bool LooksIdle(long now) =>
        _stage == LifeStage.Active && _current is null && now - _lastUsed >= Class.CollectionAge && now >= (_extras?.KeepUntil ?? 0);
}

/// <summary>The stages of an activation's life; it never goes back to an earlier one.</summary>
enum LifeStage : byte
{
    /// <summary>Listed, but without an instance.</summary>
    New,

    /// <summary>Its constructor, the loading of its states or OnActivateAsync runs.</summary>
    Activating,

    /// <summary>Takes requests.</summary>
    Active,

    /// <summary>OnDeactivateAsync runs.</summary>
    Deactivating,

    /// <summary>Unlisted. What still reaches it is passed on to the next activation of the grain.</summary>
    Gone,
}

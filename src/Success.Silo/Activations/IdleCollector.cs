namespace Success.Silo;

/// <summary>Looks for activations that nobody has called for long, and has them removed.</summary>
sealed class IdleCollector : IDisposable
{
    readonly EmbeddedSilo _silo;
    readonly ITimer _timer;

    public IdleCollector(EmbeddedSilo silo)
    {
        _silo = silo;
        var quantum = silo.Options.CollectionQuantum;
        _timer = silo.Time.CreateTimer(static collector => ((IdleCollector)collector!).Collect(), this, quantum, quantum);
    }

    public void Dispose() => _timer.Dispose();

    void Collect()
    {
        var now = _silo.Clock.Now;
        foreach (var activation in _silo.Catalog.Classes.SelectMany(grainClass => grainClass.Listed).Select(listed => listed.Value))
        {
            if (activation.LooksIdle(now))
            {
                activation.Collect();
            }
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Success.Silo;

/// <summary>The silo: knows the grain classes, makes references, starts and stops.</summary>
sealed class EmbeddedSilo : IGrainFactory, IHostedService, IAsyncDisposable
{
    GrainCatalog? _catalog;
    IdleCollector? _collector;
    volatile Admission _admission;

    public EmbeddedSilo(SiloOptions options, IServiceProvider services, TimeProvider time, SiloLog log)
    {
        (Options, Services, Time, Log) = (options, services, time, log);
        ResponseTimeout = (long)options.ResponseTimeout.TotalMilliseconds;
        Clock = new(time);
        Reminders = new(this);
    }

    public SiloOptions Options { get; }

    public IServiceProvider Services { get; }

    public TimeProvider Time { get; }

    public SiloLog Log { get; }

    public SiloClock Clock { get; }

    public PendingCalls PendingCalls { get; } = new();

    /// <summary>Made at the start, so that a filter may ask for the grain factory.</summary>
    public IIncomingGrainCallFilter[] Filters { get; private set; } = [];

    public ReminderService Reminders { get; }

    public GrainCatalog Catalog => _catalog ?? throw new InvalidOperationException("The silo has not been started.");

    /// <summary>Whose calls are taken.</summary>
    public Admission Admission => _admission;

    /// <summary>Whether a call needs an envelope: for filters, or for a span that somebody listens to.</summary>
    public bool NeedsEnvelope => Filters.Length > 0 || SiloInstruments.IsTraced;

    /// <summary>In milliseconds, with one period of the clock added: the clock may be that much behind.</summary>
    public long ResponseTimeout { get; private set; }

    public TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(primaryKey);
        return (TGrainInterface)(object)Catalog.Refer(typeof(TGrainInterface), primaryKey, grainClassNamePrefix);
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _catalog = GrainCatalog.Create(this);
        Filters = [.. Services.GetServices<IIncomingGrainCallFilter>()];
        var period = TimeSpan.FromMilliseconds(Math.Clamp(Options.ResponseTimeout.TotalMilliseconds / 4, 10, 1000));
        ResponseTimeout += (long)period.TotalMilliseconds;
        Clock.Start(period, ExpireCalls);
        _collector = new IdleCollector(this);
        _admission = Admission.All;
        if (Catalog.HasReminders)
        {
            // These call from outside, and what was missed at once.
            await Reminders.StartAsync(cancellationToken);
        }

        Log.Started(Catalog.Classes.Count);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (_admission != Admission.All)
        {
            return;
        }

        _admission = Admission.Grains;
        await Reminders.DisposeAsync();
        _collector?.Dispose();
        await new SiloStop(this).RunAsync(cancellationToken);
        _admission = Admission.None;
        await Clock.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        // A host that was not stopped, or that failed to start.
        _admission = Admission.None;
        await Reminders.DisposeAsync();
        _collector?.Dispose();
        await Clock.DisposeAsync();
    }

    void ExpireCalls(long now)
    {
        var expired = PendingCalls.Expire(now, Options.ResponseTimeout);
        if (expired > 0)
        {
            Log.CallsTimedOut(expired);
        }
    }
}

/// <summary>Whose calls a silo takes.</summary>
enum Admission
{
    /// <summary>Nobody's: it has not started, or has stopped.</summary>
    None,

    /// <summary>Those of grains: it stops, and what runs may finish.</summary>
    Grains,

    /// <summary>Everybody's.</summary>
    All,
}

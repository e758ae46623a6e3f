using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Testing;

namespace Success.Silo.Tests;

/// <summary>A running silo with the given grain classes on a clock that the test moves, and what it logs.</summary>
sealed class SiloHost : IAsyncDisposable
{
    readonly ServiceProvider _services;

    SiloHost(ServiceProvider services, FakeTimeProvider time, Recorder recorder, LogLines log) =>
        (_services, Time, Recorder, Log) = (services, time, recorder, log);

    public FakeTimeProvider Time { get; }

    /// <summary>What grains leave for the test to see.</summary>
    public Recorder Recorder { get; }

    public LogLines Log { get; }

    public IGrainFactory Grains => _services.GetRequiredService<IGrainFactory>();

    public EmbeddedSilo Silo => _services.GetRequiredService<EmbeddedSilo>();

    public IServiceProvider Services => _services;

    public static Task<SiloHost> StartAsync(params Type[] grainClasses) => StartAsync(_ => { }, null, grainClasses);

    public static async Task<SiloHost> StartAsync(
        Action<SiloOptions> configure, Action<IServiceCollection>? addServices, params Type[] grainClasses)
    {
        var (time, recorder, log) = (new FakeTimeProvider(), new Recorder(), new LogLines());
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(time).AddSingleton(recorder);
        services.AddLogging(logging => logging.AddProvider(log));
        addServices?.Invoke(services);
        time = services.Where(service => service.ServiceType == typeof(TimeProvider)).Select(service => service.ImplementationInstance)
            .OfType<FakeTimeProvider>().LastOrDefault() ?? time;
        services.AddSilo(options =>
        {
            foreach (var grainClass in grainClasses)
            {
                options.GrainClasses.Add(grainClass);
            }

            configure(options);
        });
        var host = new SiloHost(services.BuildServiceProvider(), time, recorder, log);
        foreach (var hosted in host._services.GetServices<IHostedService>())
        {
            await hosted.StartAsync(CancellationToken.None);
        }

        return host;
    }

    public TGrain Grain<TGrain>(string key = "a")
        where TGrain : IGrainWithStringKey => Grains.GetGrain<TGrain>(key);

    /// <summary>How many requests wait for a grain.</summary>
    public int QueueDepth<TGrain>(string key)
        where TGrain : IGrainWithStringKey => ((GrainReference)(object)Grain<TGrain>(key)).Class.Find(key).QueueDepth;

    public Task StopAsync() => Silo.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await Silo.DisposeAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>Signals and values between grains and their test, by name.</summary>
sealed class Recorder
{
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, TaskCompletionSource> _signals = new(StringComparer.Ordinal);
    readonly List<string> _lines = [];

    public Lives Lives { get; } = new();

    public Watch Watch { get; } = new();

    /// <summary>What was noted, in order.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public void Note(string line)
    {
        lock (_lines)
        {
            _lines.Add(line);
        }
    }

    public void Set(string signal) => Of(signal).TrySetResult();

    /// <summary>Waits for a signal; for grains, which may wait for ever.</summary>
    public Task Signal(string signal) => Of(signal).Task;

    TaskCompletionSource Of(string signal) =>
        _signals.GetOrAdd(signal, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
}

/// <summary>The lines that were logged.</summary>
sealed class LogLines : ILoggerProvider, ILogger
{
    readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines
    {
        get
        {
            lock (_lines)
            {
                return [.. _lines];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_lines)
        {
            _lines.Add($"{logLevel}: {formatter(state, exception)} {exception?.Message}".TrimEnd());
        }
    }

    public void Dispose()
    {
    }
}

/// <summary>Bounded waiting: a wait that fails says for what.</summary>
static class Waiting
{
    static readonly TimeSpan Patience = Testing.Patience.Longest;

    public static async Task Within(this Task task, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        if (await Task.WhenAny(task, Task.Delay(Patience)) != task)
        {
            Assert.Fail($"Waited {Patience} for: {what}");
        }

        await task;
    }

    public static async Task<T> Within<T>(this Task<T> task, [CallerArgumentExpression(nameof(task))] string what = "")
    {
        await Within((Task)task, what);
        return await task;
    }

    /// <summary>Waits for something that gives no signal.</summary>
    public static async Task Until(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"Waited {Patience} for: {what}");
            await Task.Yield();
        }
    }
}

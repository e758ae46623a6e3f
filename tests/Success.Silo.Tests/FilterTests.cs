using Microsoft.Extensions.DependencyInjection;

namespace Success.Silo.Tests;

/// <summary>Call filters and the request context.</summary>
public class FilterTests
{
    public interface IDoor : IGrainWithStringKey
    {
        Task<string> Open(string who);

        Task<string> OpenNext(string key);

        Task<string?> Seen(string name);

        Task<string?> SeenByNext(string name, string key);

        Task Change(string name);

        Task<string?> SeenInTurn(string name);

        ValueTask Knock();
    }

    [Fact]
    public async Task Filter_SeesCallAndMayReplaceTheResult()
    {
        await using var host = await SiloHost.StartAsync(_ => { }, AddFilters, typeof(Door));

        Assert.Equal("outer(inner(open for x))", await host.Grain<IDoor>("k").Open("x").Within());
        await host.Grain<IDoor>("k").Knock();

        Assert.Equal(
            [
                $"outer: outside → door/k {typeof(IDoor).FullName}.Open Door",
                $"inner: outside → door/k {typeof(IDoor).FullName}.Open Door",
                $"outer: outside → door/k {typeof(IDoor).FullName}.Knock Door",
                $"inner: outside → door/k {typeof(IDoor).FullName}.Knock Door",
            ],
            host.Recorder.Lines);
    }

    [Fact]
    public async Task Filter_CallOfAGrain_HasItsSource()
    {
        await using var host = await SiloHost.StartAsync(_ => { }, AddFilters, typeof(Door));

        await host.Grain<IDoor>("a").OpenNext("b").Within();

        Assert.Contains(host.Recorder.Lines, line => line.StartsWith("inner: door/a → door/b", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Filter_Throws_RefusesTheCall()
    {
        await using var host = await SiloHost.StartAsync(_ => { }, AddFilters, typeof(Door));

        var exception = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => host.Grain<IDoor>("locked").Open("x").Within());

        Assert.Equal("door/locked is locked", exception.Message);
    }

    [Fact]
    public async Task Filter_NeedsTheGrainFactory_IsMadeAtTheStart()
    {
        await using var host = await SiloHost.StartAsync(
            _ => { },
            services => services.AddSingleton<IIncomingGrainCallFilter>(provider =>
            {
                Assert.NotNull(provider.GetRequiredService<IGrainFactory>());
                return new Filter("needy", provider.GetRequiredService<Recorder>());
            }),
            typeof(Door));

        Assert.Equal("needy(open for x)", await host.Grain<IDoor>("k").Open("x").Within());
    }

    [Fact]
    public async Task RequestContext_FlowsToCalleesAndNotBack()
    {
        await using var host = await SiloHost.StartAsync(typeof(Door));
        RequestContext.Set("who", "me");

        Assert.Equal("me", await host.Grain<IDoor>("a").Seen("who").Within());
        Assert.Equal("me", await host.Grain<IDoor>("a").SeenByNext("who", "b").Within());
        Assert.Equal("me", await host.Grain<IDoor>("a").SeenInTurn("who").Within());
        await host.Grain<IDoor>("a").Change("who");
        Assert.Equal("me", RequestContext.Get("who"));

        Assert.True(RequestContext.Remove("who"));
        Assert.False(RequestContext.Remove("who"));
        Assert.Null(await host.Grain<IDoor>("a").Seen("who").Within());
    }

    [Fact]
    public async Task RequestContext_OfAQueuedCall_IsItsOwn()
    {
        await using var host = await SiloHost.StartAsync(typeof(Door));
        var grain = host.Grain<IDoor>("a");

        var calls = Enumerable.Range(0, 50).Select(i => Task.Run(async () =>
        {
            RequestContext.Set("who", $"{i}");
            return (i, seen: await grain.SeenInTurn("who"));
        })).ToList();

        Assert.All(await Task.WhenAll(calls).Within(), call => Assert.Equal($"{call.i}", call.seen));
        RequestContext.Clear();
        Assert.Null(RequestContext.Get("who"));
    }

    static void AddFilters(IServiceCollection services) => services
        .AddSingleton<IIncomingGrainCallFilter>(provider => new Filter("outer", provider.GetRequiredService<Recorder>()))
        .AddSingleton<IIncomingGrainCallFilter>(provider => new Filter("inner", provider.GetRequiredService<Recorder>()));

    sealed class Filter(string name, Recorder recorder) : IIncomingGrainCallFilter
    {
        public async Task Invoke(IIncomingGrainCallContext context)
        {
            recorder.Note(
                $"{name}: {context.SourceId?.ToString() ?? "outside"} → {context.TargetId} " +
                $"{context.InterfaceName}.{context.MethodName} {context.Grain.GetType().Name}");
            if (context.TargetId.Key.ToString() == "locked")
            {
                throw new UnauthorizedAccessException($"{context.TargetId} is locked");
            }

            await context.Invoke();
            context.Result = context.Result is string result ? $"{name}({result})" : context.Result;
        }
    }

    internal sealed class Door : Grain, IDoor
    {
        public Task<string> Open(string who) => Task.FromResult($"open for {who}");

        public async Task<string> OpenNext(string key)
        {
            await Task.Yield();
            return await GrainFactory.GetGrain<IDoor>(key).Open(this.GetPrimaryKeyString());
        }

        public Task<string?> Seen(string name) => Task.FromResult((string?)RequestContext.Get(name));

        public Task<string?> SeenByNext(string name, string key) => GrainFactory.GetGrain<IDoor>(key).Seen(name);

        public Task Change(string name)
        {
            RequestContext.Set(name, "somebody else");
            return Task.CompletedTask;
        }

        public async Task<string?> SeenInTurn(string name)
        {
            await Task.Yield();
            return (string?)RequestContext.Get(name);
        }

        public ValueTask Knock() => ValueTask.CompletedTask;
    }
}

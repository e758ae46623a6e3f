using Microsoft.Extensions.DependencyInjection;

namespace Success.Silo.Tests;

/// <summary>What is wrong is said at start, everything at once.</summary>
public class ConfigurationTests
{
    public interface IGood : IGrainWithStringKey;

    public interface IBad : IGrainWithStringKey
    {
        int Property { get; }

        void Nothing();

        Task<T> Generic<T>(T value);

        Task ByReference(ref int value);

        [OneWay]
        Task<int> OneWayWithResult();

        Task Tokens(CancellationToken one, CancellationToken two);
    }

    [Fact]
    public async Task Start_EverythingWrong_ListsEverything()
    {
        var exception = await Assert.ThrowsAsync<SiloConfigurationException>(() => SiloHost.StartAsync(
            options =>
            {
                options.ResponseTimeout = TimeSpan.Zero;
                options.MaxEnqueuedRequests = 0;
            },
            null,
            typeof(Bad), typeof(One), typeof(Two), typeof(NotAGrain), typeof(NoInterface), typeof(Needy), typeof(BadStates), typeof(Woken)));

        const string Prefix = "Success.Silo.Tests.ConfigurationTests+";
        Assert.Equal(
            new[]
            {
                "SiloOptions.ResponseTimeout is 00:00:00: it must be from 1 millisecond to 49 days.",
                "SiloOptions.MaxEnqueuedRequests is 0: it must be at least 1.",
                "NotAGrain is not a grain class: it must derive from Grain and not be abstract.",
                "NoInterface implements no interface derived from IGrainWithStringKey.",
                "Needy has 2 public constructors: it must have one.",
                "BadStates takes 'value' as a persistent state: its type must be IPersistentState<T>.",
                "BadStates takes 'text': a persistent state must be a class with a public parameterless constructor, and System.String is not.",
                "BadStates takes 'text' as a persistent state, but its storage cannot be made: No service for type 'Success.Journal.IJournal' has been registered.",
                "BadStates takes 'service', but no System.Uri is among the services.",
                "Woken has reminders, but no IJournal is among the services.",
                "IBad.get_Property belongs to a property or an event: a grain interface has methods only.",
                "IBad.Nothing returns System.Void: it must return Task, ValueTask or one of them with a result.",
                "IBad.Generic is generic.",
                "IBad.ByReference has the parameter 'value', which is passed by reference or lives on the stack.",
                "IBad.OneWayWithResult is [OneWay] and has a result that nobody could get.",
                "IBad.Tokens has more than one CancellationToken.",
                "IHidden is hidden in its class: it must be public or internal.",
                "IGood is implemented by One and Two.",
            },
            exception.Errors.Select(error => error.Replace(Prefix, "", StringComparison.Ordinal)));
        Assert.StartsWith("The silo cannot start:", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task GetGrain_BeforeTheStart_Throws()
    {
        var services = new ServiceCollection().AddSilo(options => options.GrainClasses.Add(typeof(One)));
        await using var provider = services.BuildServiceProvider();

        var exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IGrainFactory>().GetGrain<IGood>("a"));

        Assert.Equal("The silo has not been started.", exception.Message);
    }

    internal sealed class Bad : Grain, IBad
    {
        public int Property => 0;

        public void Nothing()
        {
        }

        public Task<T> Generic<T>(T value) => Task.FromResult(value);

        public Task ByReference(ref int value) => Task.CompletedTask;

        public Task<int> OneWayWithResult() => Task.FromResult(1);

        public Task Tokens(CancellationToken one, CancellationToken two) => Task.CompletedTask;
    }

    internal sealed class One : Grain, IGood;

    internal sealed class Two : Grain, IGood;

    internal sealed class NotAGrain;

    internal sealed class NoInterface : Grain;

    internal sealed class Needy : Grain, IHidden
    {
        public Needy()
        {
        }

        public Needy(string text) => _ = text;
    }

    interface IHidden : IGrainWithStringKey;

    public interface IStates : IGrainWithStringKey;

    internal sealed class BadStates(
        [PersistentState("a")] int value, [PersistentState("b")] IPersistentState<string> text, Uri service) : Grain, IStates
    {
        public override string ToString() => $"{value} {text} {service}";
    }

    public interface IWoken : IGrainWithStringKey;

    internal sealed class Woken : Grain, IWoken, IRemindable
    {
        public Task ReceiveReminder(string reminderName, TickStatus status) => Task.CompletedTask;
    }
}

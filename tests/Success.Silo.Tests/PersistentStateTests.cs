using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Testing;

namespace Success.Silo.Tests;

/// <summary>States that grains keep through the journal.</summary>
public class PersistentStateTests
{
    public interface INotebook : IGrainWithStringKey
    {
        Task<string> Read();

        Task Write(string text);

        Task<string> Clear();

        Task Reload();

        Task Leave();

        Task<string?> Etag();

        Task WriteOther(string text);

        Task<string> ReadOther();
    }

    public sealed class Page
    {
        public string Text { get; set; } = "blank";
    }

    [Fact]
    public async Task State_NeverWritten_IsNewAndDoesNotExist()
    {
        await using var host = await StartAsync(new VolatileJournal());

        Assert.Equal("blank, new", await host.Grain<INotebook>().Read().Within());
        Assert.Null(await host.Grain<INotebook>().Etag().Within());
    }

    [Fact]
    public async Task State_Written_IsThereInTheNextActivation()
    {
        await using var host = await StartAsync(new VolatileJournal());
        var grain = host.Grain<INotebook>("Ünïcode/Key|1_2");

        for (var i = 1; i <= 100; i++)
        {
            await grain.Write($"text {i}").Within();
        }

        await grain.WriteOther("another").Within();
        await grain.Leave();

        Assert.Equal("text 100, stored", await grain.Read().Within());
        Assert.Equal("another, stored", await grain.ReadOther().Within());
        Assert.Equal("blank, new", await host.Grain<INotebook>("Ünïcode/Key|1_3").Read().Within());
        Assert.StartsWith("100#", await grain.Etag().Within(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task State_Cleared_IsNewAgainAndItsTextIsGone()
    {
        await using var journal = new VolatileJournal();
        await using var host = await StartAsync(journal);
        var grain = host.Grain<INotebook>();
        await grain.Write("secret").Within();

        Assert.Equal("blank, new", await grain.Clear().Within());
        await grain.Leave();
        Assert.Equal("blank, new", await grain.Read().Within());

        var partition = PartitionKey.Create("grain:notebook:a:page");
        Assert.Empty(await journal.ScanRowsAsync(partition, new(), CancellationToken.None));
        Assert.Equal(2, (await journal.LoadAsync(partition, CancellationToken.None)).Version.Number);
        await grain.Write("more").Within();
        Assert.Equal("more, stored", await grain.Read().Within());
    }

    [Fact]
    public async Task State_WrittenBySomebodyElse_ThrowsAndKeepsWhatTheyWrote()
    {
        await using var journal = new VolatileJournal();
        await using var one = await StartAsync(journal);
        await using var other = await StartAsync(journal);
        await one.Grain<INotebook>().Write("first").Within();
        await other.Grain<INotebook>().Write("second").Within();

        var exception = await Assert.ThrowsAsync<InconsistentStateException>(() => one.Grain<INotebook>().Write("third").Within());
        await Assert.ThrowsAsync<InconsistentStateException>(() => one.Grain<INotebook>().Clear().Within());

        Assert.StartsWith("2#", exception.StoredEtag, StringComparison.Ordinal);
        Assert.StartsWith("1#", exception.CurrentEtag, StringComparison.Ordinal);
        await one.Grain<INotebook>().Reload().Within();
        Assert.Equal("second, stored", await one.Grain<INotebook>().Read().Within());
        await one.Grain<INotebook>().Write("third").Within();
    }

    [Fact]
    public async Task State_CannotBeLoaded_FailsTheCallAndTheNextTriesAgain()
    {
        await using var journal = new VolatileJournal();
        var partition = PartitionKey.Create("grain:notebook:a:page");
        await using var host = await StartAsync(journal);
        await host.Grain<INotebook>().Write("first").Within();
        await host.Grain<INotebook>().Leave();
        var row = (await journal.ScanRowsAsync(partition, new(), CancellationToken.None))[0];
        await journal.ChangeRowsAsync(partition, [RowChange.Put(row.Key, "{"u8.ToArray())], CancellationToken.None);

        await Assert.ThrowsAsync<System.Text.Json.JsonException>(() => host.Grain<INotebook>().Read().Within());
        await journal.ChangeRowsAsync(partition, [RowChange.Put(row.Key, row.Data)], CancellationToken.None);

        Assert.Equal("first, stored", await host.Grain<INotebook>().Read().Within());
    }

    [Fact]
    public async Task State_OnSqlite_SurvivesARestart()
    {
        using var folder = new TemporaryFolder();
        for (var start = 1; start <= 3; start++)
        {
            await using var journal = await SqliteJournal.OpenAsync(
                new() { Path = folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
            await using var host = await StartAsync(journal);
            Assert.Equal(start == 1 ? "blank, new" : $"start {start - 1}, stored", await host.Grain<INotebook>().Read().Within());
            await host.Grain<INotebook>().Write($"start {start}").Within();
            await host.StopAsync().Within();
        }
    }

    [Fact]
    public async Task State_OfAnotherStorage_GoesThere()
    {
        var elsewhere = new Elsewhere();
        await using var host = await SiloHost.StartAsync(
            _ => { },
            services => services.AddSingleton<IJournal, VolatileJournal>().AddKeyedSingleton<IGrainStorage>("elsewhere", elsewhere),
            typeof(Notebook));

        await host.Grain<INotebook>().WriteOther("x").Within();

        Assert.Equal(["read other of notebook/a", "write other of notebook/a"], elsewhere.Lines);
    }

    static Task<SiloHost> StartAsync(IJournal journal) =>
        SiloHost.StartAsync(_ => { }, services => services.AddSingleton(journal), typeof(Notebook));

    internal sealed class Notebook(
        [PersistentState("page")] IPersistentState<Page> page, [PersistentState("other", "elsewhere")] IPersistentState<Page> other)
        : Grain, INotebook
    {
        public Task<string> Read() => Task.FromResult(Describe(page));

        public Task Write(string text)
        {
            page.State.Text = text;
            return page.WriteStateAsync();
        }

        public async Task<string> Clear()
        {
            await page.ClearStateAsync();
            return Describe(page);
        }

        public Task Reload() => page.ReadStateAsync();

        public Task Leave()
        {
            DeactivateOnIdle();
            return Task.CompletedTask;
        }

        public Task<string?> Etag() => Task.FromResult(page.Etag);

        public Task WriteOther(string text)
        {
            other.State = new() { Text = text };
            return other.WriteStateAsync();
        }

        public Task<string> ReadOther() => Task.FromResult(Describe(other));

        static string Describe(IPersistentState<Page> state) => $"{state.State.Text}, {(state.RecordExists ? "stored" : "new")}";
    }

    sealed class Elsewhere : IGrainStorage
    {
        public List<string> Lines { get; } = [];

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            Note($"read {stateName} of {grainId}");

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            Note($"write {stateName} of {grainId}");

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState, CancellationToken cancellationToken) =>
            Note($"clear {stateName} of {grainId}");

        Task Note(string line)
        {
            Lines.Add(line);
            return Task.CompletedTask;
        }
    }
}

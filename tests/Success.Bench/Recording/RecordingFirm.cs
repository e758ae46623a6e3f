using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Bench.Accounts;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Grains;
using Success.Grains.Accounts;
using Success.Grains.Journals;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Silo;

namespace Success.Bench.Recording;

/// <summary>A tenant with metrics, and accounts with KPIs on them, on the grains over a journal.</summary>
sealed class RecordingFirm : IAsyncDisposable
{
    const int AppendsAtOnce = 500;

    // Most changes of one append, on every store.
    const int EntriesAtOnce = 80;

    /// <summary>The tenant.</summary>
    public static readonly RouteTag Tag = RouteTag.Create("bench").Value;

    readonly IHost _host;
    readonly IGrainFactory _grains;
    IAccountGrain[] _accounts = [];
    int[] _recorded = [];
    Audience? _owner;

    RecordingFirm(IHost host) => (_host, _grains) = (host, host.Services.GetRequiredService<IGrainFactory>());

    Audience Owner => _owner ?? throw new InvalidOperationException("The firm is not open.");

    /// <summary>Writes accounts that were agreed elsewhere, as if these grains had written them and handed them over.</summary>
    public static async Task WriteAccountsAsync(IJournal journal, int count, Func<int, AgreedAccount> make)
    {
        foreach (var numbers in Enumerable.Range(1, count).Chunk(AppendsAtOnce))
        {
            await Task.WhenAll(numbers.Select(number => WriteAsync(journal, make(number))));
        }
    }

    /// <summary>Starts the grains over the accounts that were written, and founds the firm.</summary>
    public static async Task<RecordingFirm> OpenAsync(IJournal journal, int count)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(journal);
        builder.AddGrains();
        var host = builder.Build();
        await host.StartAsync();
        var firm = new RecordingFirm(host);
        await firm.FoundAsync(count);
        return firm;
    }

    /// <summary>The account as its journal tells it.</summary>
    public static async Task<Account> FoldAsync(IJournal journal, int number)
    {
        Account? account = null;
        for (var after = 0L; ; after += JournalLimits.MaxReadCount)
        {
            var entries = await journal.ReadEntriesAsync(PartitionOf(number), after, JournalLimits.MaxReadCount, CancellationToken.None);
            account = entries.Aggregate(account, (state, entry) =>
                Account.Apply(state, AccountEventCodec.Current.Decode(new(entry.Type, entry.Format, entry.Data))));
            if (entries.Count < JournalLimits.MaxReadCount)
            {
                return account!;
            }
        }
    }

    /// <summary>How many measurements of an account were recorded.</summary>
    public int Recorded(int number) => _recorded[number - 1];

    /// <summary>Activates an account, as whoever looks at it does.</summary>
    public async Task ReadAsync(int number)
    {
        TenantScope.Enter(Tag);
        Expect((await _accounts[number].Read(Owner)).Refusal);
    }

    /// <summary>Records the next measurements of an account, one day of all its KPIs after the other.</summary>
    public async Task RecordAsync(int number, int count)
    {
        TenantScope.Enter(Tag);
        number %= _accounts.Length;
        var first = Interlocked.Add(ref _recorded[number], count) - count;
        var random = new Random(first + (number * 31));
        var kpis = AgreedAccount.Metrics.Count;
        BatchItem[] items = [.. Enumerable.Range(first, count).Select(item =>
            new BatchItem(AgreedAccount.Metrics[item % kpis].Key, 1, AgreedAccount.Day(AgreedAccount.Metrics[item % kpis], item / kpis, random, decimals: 2)))];
        var answer = await _accounts[number].Execute(new(new RecordBatch(MeasurementSource.Of(Side.Provider, Owner.Member), items), Owner));
        Expect(answer.Refusal ?? answer.Results.FirstOrDefault(result => result.Error is not null)?.Error);
    }

    /// <summary>Keys of programs that may read and measure everything, as a server with these secrets knows them.</summary>
    public async Task<IReadOnlyList<string>> CreateKeysAsync(SecretKeys secrets, int count)
    {
        TenantScope.Enter(Tag);
        var tenant = _grains.GetGrain<ITenantGrain>(Tag.ToString());
        var keys = new List<string>();
        for (var number = 1; number <= count; number++)
        {
            var secret = SecretText.Of(SHA256.HashData(BitConverter.GetBytes(number)));
            var create = new TenantCommand.CreateClient(
                "A program", ClientScopes.Read | ClientScopes.Measure, AccountScope.Everything, TimeProvider.System.GetUtcNow().AddDays(1), secrets.HashOf(secret));
            var answer = await tenant.Execute(new(create, new Caller.Credential(Owner)));
            Expect(answer.Refusal);
            keys.Add(new ApiKey(Tag, Id<ApiClient>.Parse(answer.Subject).Value, secret).Reveal());
        }

        await tenant.CatchUp();
        return keys;
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    async Task FoundAsync(int count)
    {
        TenantScope.Enter(Tag);
        var tenant = _grains.GetGrain<ITenantGrain>(Tag.ToString());
        var mail = new Mailbox("owner@example.com", EmailDigest.Of([1, 2, 3], EmailAddress.Create("owner@example.com").Value));
        var create = new TenantCommand.CreateTenant(Id<Tenant>.Create(AgreedAccount.Value(9)), Tag, "Bench", Sandbox: true, "Owner", mail);
        Expect((await tenant.Execute(new(create, new Caller.Operator()))).Refusal);
        var view = (await tenant.View(0))!.Tenant;
        _owner = Audience.Of(view, view.Members.Values.Single()).Value;
        foreach (var metric in AgreedAccount.Metrics)
        {
            var define = new DefineMetric(metric.Key.ToString(), metric.Key.ToString(), "What it says.", new(metric.Unit, metric.Kind, metric.Settling));
            Expect((await tenant.Execute(new(new TenantCommand.ChangeCatalogue(define), new Caller.Credential(Owner)))).Refusal);
        }

        _accounts = [.. Enumerable.Range(1, count).Select(number => _grains.GetGrain<IAccountGrain>(new AccountKey(Tag, AccountId(number)).ToString()))];
        _recorded = new int[count];
    }

    static async Task WriteAsync(IJournal journal, AgreedAccount account)
    {
        var partition = PartitionKey.Create(new AccountKey(Tag, account.State.Id).ToString());
        var version = JournalVersion.None;
        var summary = account.State.Summarise(AgreedAccount.Start, account.Journal.Count, "An account", amount => amount);
        var name = TextRows.ChangesOf([new($"{account.State.Id}.name", AgreedAccount.Value(1), "An account")]);
        foreach (var (index, some) in account.Journal.Chunk(EntriesAtOnce).Index())
        {
            Entry[] entries = [.. some.Select(AccountEventCodec.Encode).Select(encoded => new Entry(encoded.Name, encoded.Format, encoded.Json))];
            var append = new Append(
                new(AgreedAccount.Value(index + 1)), entries, new(PackedSummary.PackForHead(summary).Bytes, null), index == 0 ? name : null);
            version = await journal.AppendAsync(partition, version, append, CancellationToken.None);
        }

        await journal.MarkPublishedAsync(partition, version.Number, CancellationToken.None);
    }

    static PartitionKey PartitionOf(int number) => PartitionKey.Create(new AccountKey(Tag, AccountId(number)).ToString());

    /// <summary>The id of an account by its number, from 1.</summary>
    public static Id<Account> AccountId(int number) => Id<Account>.Create(AgreedAccount.Value(number));

    static void Expect(DomainError? none)
    {
        if (none is not null)
        {
            throw new InvalidOperationException(none.ToString());
        }
    }
}

using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Metrics;
using Success.Domain.Tenancy;
using Success.Grains;
using Success.Grains.Accounts;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Silo;

namespace Success.Bench.Recording;

/// <summary>A tenant with a metric and accounts, on the grains over a journal.</summary>
sealed class RecordingFirm : IAsyncDisposable
{
    static readonly RouteTag Tag = RouteTag.Create("bench").Value;
    static readonly MetricKey Seats = MetricKey.Create("seats").Value;

    // Before every instant that is recorded, and long enough ago for as many seconds as a run has measurements.
    static readonly DateTimeOffset Beginning = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);

    readonly IHost _host;
    readonly IGrainFactory _grains;
    IAccountGrain[] _accounts = [];
    int[] _recorded = [];
    Audience? _owner;

    RecordingFirm(IHost host) => (_host, _grains) = (host, host.Services.GetRequiredService<IGrainFactory>());

    Audience Owner => _owner ?? throw new InvalidOperationException("The firm is not open.");

    public static async Task<RecordingFirm> OpenAsync(IJournal journal)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(journal);
        builder.AddGrains();
        var host = builder.Build();
        await host.StartAsync();
        var firm = new RecordingFirm(host);
        await firm.FoundAsync();
        return firm;
    }

    public async Task OpenAccountsAsync(int count, int callers, CancellationToken cancellationToken)
    {
        var ids = Enumerable.Range(1, count).Select(number => Id<Account>.Create(Value(number))).ToArray();
        _accounts = [.. ids.Select(id => _grains.GetGrain<IAccountGrain>(new AccountKey(Tag, id).ToString()))];
        _recorded = new int[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = callers, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, count, options, async (number, _) =>
        {
            TenantScope.Enter(Tag);
            var name = string.Create(CultureInfo.InvariantCulture, $"Account {number}");
            Expect((await _accounts[number].Execute(new(new OpenAccount(ids[number], name), Owner))).Refusal);
        });
    }

    /// <summary>Records the next measurements of an account, one second after the other.</summary>
    public async Task RecordAsync(int number, int count)
    {
        TenantScope.Enter(Tag);
        number %= _accounts.Length;
        var first = Interlocked.Add(ref _recorded[number], count) - count;
        BatchItem[] items = [.. Enumerable.Range(first, count).Select(
            second => new BatchItem(Seats, 1, new(Beginning.AddSeconds(second), null, second % 97)))];
        var answer = await _accounts[number].Execute(new(new RecordBatch(MeasurementSource.Of(Side.Provider, Owner.Member), items), Owner));
        Expect(answer.Refusal ?? answer.Results.FirstOrDefault(result => result.Error is not null)?.Error);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    async Task FoundAsync()
    {
        TenantScope.Enter(Tag);
        var tenant = _grains.GetGrain<ITenantGrain>(Tag.ToString());
        var mail = new Mailbox("owner@example.com", EmailDigest.Of([1, 2, 3], EmailAddress.Create("owner@example.com").Value));
        var create = new TenantCommand.CreateTenant(Id<Tenant>.Create(Value(9)), Tag, "Bench", Sandbox: true, "Owner", mail);
        Expect((await tenant.Execute(new(create, new Caller.Operator()))).Refusal);
        var view = (await tenant.View(0))!.Tenant;
        _owner = Audience.Of(view, view.Members.Values.Single()).Value;
        var define = new DefineMetric(Seats.ToString(), "Seats", "Seats in use.", new("seats", new MetricKind.LevelAtInstant(), TimeSpan.Zero));
        Expect((await tenant.Execute(new(new TenantCommand.ChangeCatalogue(define), new Caller.Credential(Owner)))).Refusal);
    }

    static void Expect(DomainError? none)
    {
        if (none is not null)
        {
            throw new InvalidOperationException(none.ToString());
        }
    }

    static Guid Value(int number) => new(number, 0x7000, 0, [0x80, 1, 2, 3, 4, 5, 6, 7]);
}

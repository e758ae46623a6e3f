using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Grains.Accounts;
using Success.Grains.Changes;
using Success.Grains.Outbox;
using Success.Grains.Portfolio;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Testing;

namespace Success.Grains.Tests;

/// <summary>One tenant with its owner, whose clock stands still, and whose host can be started again over the same journal.</summary>
sealed class Office(IJournal journal, ChangeLogLimits? changes = null) : IAsyncDisposable
{
    public static readonly RouteTag Tag = RouteTag.Create("t7k2").Value;

    GrainHost? _host;

    public FakeTimeProvider Time { get; } = new();

    public GrainHost Host => _host ?? throw new InvalidOperationException("The office is closed.");

    public ITenantGrain Tenant => Host.Grains.GetGrain<ITenantGrain>(Tag.ToString());

    public IOutboxGrain Outbox => Host.Grains.GetGrain<IOutboxGrain>(Tag.ToString());

    public IPortfolioGrain Portfolio => Host.Grains.GetGrain<IPortfolioGrain>(Tag.ToString());

    public SignInByEmail SignIn => Host.Services.GetRequiredService<SignInByEmail>();

    public Credentials Credentials => Host.Services.GetRequiredService<Credentials>();

    /// <summary>An office with its tenant. The caller enters the tenant's scope (<see cref="TenantScope"/>) first.</summary>
    public static async Task<Office> OpenAsync(IJournal journal, ChangeLogLimits? changes = null)
    {
        var office = new Office(journal, changes);
        await office.StartAsync();
        var created = await office.Tenant.Execute(new(CreateTenant(Tag), new Caller.Operator()));
        Assert.Null(created.Refusal);
        return office;
    }

    public static TenantCommand.CreateTenant CreateTenant(RouteTag tag) =>
        new(Id<Tenant>.Create(Value(9)), tag, "Contoso", Sandbox: false, "The owner", Mail("owner"));

    public static SecretKeys Keys { get; } = new(new byte[SecretKeys.MinBytes], [.. Enumerable.Repeat((byte)1, SecretKeys.MinBytes)]);

    public static Mailbox Mail(string name) => Keys.MailboxOf($"{name}@example.com");

    public static EmailAddress Address(string name) => EmailAddress.Create($"{name}@example.com").Value;

    public static Guid Value(int number) => new(number, 0x7000, 0, [0x80, 1, 2, 3, 4, 5, 6, 7]);

    public static Id<Account> AccountId(int number) => Id<Account>.Create(Value(number));

    public async Task StartAsync() => _host = await GrainHost.StartAsync(journal, Time, changes);

    /// <summary>Stops in good order and starts again.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        await StartAsync();
    }

    /// <summary>Lets time pass while nobody is there, whom every tick would wake.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        await DisposeAsync();
        Time.Jump(time);
        await StartAsync();
    }

    public IAccountGrain Account(int number) => Host.Grains.GetGrain<IAccountGrain>(new AccountKey(Tag, AccountId(number)).ToString());

    /// <summary>The owner, with every right of one.</summary>
    public async Task<Audience> OwnerAsync()
    {
        var tenant = (await Tenant.View(0))!.Tenant;
        return Audience.Of(tenant, tenant.Members.Values.First(member => member.Role == Role.ProviderOwner)).Value;
    }

    /// <summary>The owner's session, by a mail with a link.</summary>
    public Task<SignedIn> SignInOwnerAsync() => SignInAsync("owner");

    public async Task<SignedIn> SignInAsync(string name)
    {
        var mail = await MailToAsync(name);
        return (await SignIn.EnterAsync(mail.Link)).Value;
    }

    public async Task<Verified> VerifyOwnerAsync() => (await Credentials.VerifyAsync((await SignInOwnerAsync()).Cookie)).Value;

    /// <summary>A mail to sign in by, to an address with one membership.</summary>
    public async Task<SignInMail> MailToAsync(string name)
    {
        // The directory hears of members when they are handed over.
        await SettleAsync();
        return Assert.Single((await SignIn.RequestAsync(Address(name))).Value.Mails);
    }

    public SecretText NextToken() => Host.Services.GetRequiredService<Secrets>().NextToken();

    /// <summary>Carries a command of the owner out.</summary>
    public async Task<TenantAnswer> DoAsync(TenantCommand command)
    {
        var answer = await Tenant.Execute(new(command, new Caller.Credential(await OwnerAsync())));
        Assert.Null(answer.Refusal);
        return answer;
    }

    public async Task<AccountAnswer> TryAsync(int account, AccountCommand command) => await Account(account).Execute(new(command, await OwnerAsync()));

    public async Task<AccountAnswer> DoAsync(int account, AccountCommand command)
    {
        var answer = await TryAsync(account, command);
        Assert.Null(answer.Refusal);
        return answer;
    }

    public Task<AccountAnswer> OpenAccountAsync(int number) =>
        DoAsync(number, new OpenAccount(AccountId(number), string.Create(CultureInfo.InvariantCulture, $"Account {number}")));

    /// <summary>Waits until the portfolio says what is looked for.</summary>
    public async Task<AccountSummary> SeeAsync(int account, Func<AccountSummary, bool> isIt, string what) =>
        (await Patience.ForAsync(() => FindAsync(account), found => found is not null && isIt(found), what))!;

    /// <summary>Waits until everything that was appended is handed over.</summary>
    public Task SettleAsync() => Patience.ForAsync(
        async () => await journal.UnpublishedHeadsAsync(Tag.ToString(), CancellationToken.None).AnyAsync(), isLeft => !isLeft, "everything handed over");

    public async Task<AccountSummary?> FindAsync(int account)
    {
        var filter = PortfolioFilter.None with { Subtree = AccountId(account), Lifecycles = Enum.GetValues<AccountLifecycle>() };
        var page = (await Portfolio.Page(new(new(), filter, AccountScope.Everything))).Page!;
        return page.Edges.FirstOrDefault(edge => edge.Account.Id == AccountId(account))?.Account;
    }

    public async ValueTask DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
            _host = null;
        }
    }
}

using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Health;
using Success.Gateway.Identity;
using Success.Gateway.Mail;
using Success.Gateway.SignIn;
using Success.Grains;
using Success.Grains.Changes;
using Success.Grains.SignIn;
using Success.Grains.Tenancy;
using Success.Journal;
using Success.Journal.Sqlite;
using Success.Silo;
using Success.Testing;

namespace Success.Gateway.Tests.Serving;

/// <summary>
/// A gateway on a port of its own of this machine, over a journal in a temporary folder and a clock that stands still, with one workspace. It can
/// be started again over the same folder. Beside its own endpoints it has a few that tests look through.
/// </summary>
sealed class RunningGateway : IAsyncDisposable
{
    public static readonly RouteTag Tag = RouteTag.Create("t7k2").Value;

    readonly TemporaryFolder _folder = new();
    readonly HeldPort _port = new();
    readonly Func<GatewayOptions, GatewayOptions> _options;
    readonly IPost? _post;
    readonly ChangeLogLimits _changes;
    readonly IIncomingGrainCallFilter? _filter;
    SqliteJournal? _journal;
    WebApplication? _app;

    RunningGateway(Func<GatewayOptions, GatewayOptions> options, IPost? post, ChangeLogLimits changes, IIncomingGrainCallFilter? filter) =>
        (_options, _post, _changes, _filter) = (options, post, changes, filter);

    public FakeTimeProvider Time { get; } = new();

    public CapturedLogs Logs { get; } = new();

    public Postbox Post { get; } = new();

    public CountedCalls Calls { get; } = new();

    public Uri Url => new($"http://localhost:{_port.Number}");

    public IServiceProvider Services => _app!.Services;

    public ICredentialMint Mint => Services.GetRequiredService<ICredentialMint>();

    /// <summary>Starts one, with a workspace that <c>owner@example.com</c> owns.</summary>
    /// <param name="options">What is other than usual.</param>
    /// <param name="post">Takes the mails instead of the postbox.</param>
    /// <param name="changes">What is kept of the changes.</param>
    /// <param name="filter">Stands between callers and grains.</param>
    public static async Task<RunningGateway> StartAsync(
        Func<GatewayOptions, GatewayOptions>? options = null, IPost? post = null, ChangeLogLimits? changes = null, IIncomingGrainCallFilter? filter = null)
    {
        var gateway = new RunningGateway(options ?? (same => same), post, changes ?? new(), filter);
        await gateway.StartAsync();
        await gateway.CreateWorkspaceAsync(Tag, "Contoso", "owner@example.com");
        return gateway;
    }

    public ITenantGrain TenantOf(RouteTag tag)
    {
        TenantScope.Enter(tag);
        return Services.GetRequiredService<IGrainFactory>().GetGrain<ITenantGrain>(tag.ToString());
    }

    public async Task CreateWorkspaceAsync(RouteTag tag, string name, string email)
    {
        var create = new TenantCommand.CreateTenant(Id<Tenant>.Create(Guid.CreateVersion7(Time.GetUtcNow())), tag, name, false, "The owner", Keys.MailboxOf(email));
        await OperateAsync(tag, create);
    }

    /// <summary>Does something as whoever operates the service.</summary>
    public async Task OperateAsync(RouteTag tag, TenantCommand command)
    {
        Assert.Null((await TenantOf(tag).Execute(new(command, new Caller.Operator()))).Refusal);
        await TenantOf(tag).CatchUp();
    }

    /// <summary>Does something as the workspace's owner.</summary>
    public async Task<TenantAnswer> DoAsync(TenantCommand command)
    {
        var tenant = TenantOf(Tag);
        var view = (await tenant.View(0))!.Tenant;
        var owner = Audience.Of(view, view.Members.Values.First(member => member.Role == Role.ProviderOwner)).Value;
        var answer = await tenant.Execute(new(command, new Caller.Credential(owner)));
        Assert.Null(answer.Refusal);
        await tenant.CatchUp();
        return answer;
    }

    /// <summary>A key of a new API client of the workspace.</summary>
    public async Task<string> CreateKeyAsync(ClientScopes scopes = ClientScopes.Read, TimeSpan? life = null)
    {
        var minted = Mint.MintClientSecret();
        var create = new TenantCommand.CreateClient("A program", scopes, AccountScope.Everything, Time.GetUtcNow() + (life ?? TimeSpan.FromDays(30)), minted.Hash);
        var client = Id<ApiClient>.Parse((await DoAsync(create)).Subject).Value;
        return Mint.KeyOf(Tag, client, minted.Secret);
    }

    public Browser OpenBrowser() => new(Url);

    /// <summary>A browser in which somebody has signed in by a mail's link.</summary>
    public async Task<Browser> SignInAsync(string email = "owner@example.com")
    {
        var browser = OpenBrowser();
        var letter = await AskAsync(browser, email);
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(await browser.OpenLinkAsync(letter))).StatusCode);
        return browser;
    }

    /// <summary>A browser in which somebody has come in by an invitation, whose mail is the next one.</summary>
    public async Task<Browser> AcceptInvitationAsync(string email)
    {
        var browser = OpenBrowser();
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync(Browser.PathOf(await Post.NextAsync()))).StatusCode);
        var letter = await Post.NextAsync();
        Assert.Equal(email, letter.To.ToString());
        Assert.Equal(HttpStatusCode.SeeOther, (await browser.PressAsync(await browser.OpenLinkAsync(letter))).StatusCode);
        return browser;
    }

    /// <summary>The mail that somebody gets who asks for a link.</summary>
    public async Task<Letter> AskAsync(Browser browser, string email)
    {
        Assert.Equal(HttpStatusCode.OK, (await browser.PostAsync("/sign-in", ("email", email))).StatusCode);
        return await Post.NextAsync();
    }

    /// <summary>Stops in good order, lets time pass while nobody is there, and starts again.</summary>
    public async Task RestartAsync(TimeSpan later = default)
    {
        await StopAsync();
        Time.Advance(later);
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _port.Dispose();
        _folder.Dispose();
    }

    public static SecretKeys Keys { get; } = new(new byte[SecretKeys.MinBytes], [.. Enumerable.Repeat((byte)1, SecretKeys.MinBytes)]);

    async Task StartAsync()
    {
        _journal = await SqliteJournal.OpenAsync(
            new() { Path = _folder.File("journal.db") }, TimeProvider.System, NullLogger<SqliteJournal>.Instance, CancellationToken.None);
        var builder = WebApplication.CreateEmptyBuilder(new() { ApplicationName = "Success" });
        builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs);
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, _port.Number);
            kestrel.Limits.MaxRequestBodySize = GatewayOptions.MaxBodyBytes;

            // By the real clock: a machine that is slow is no client that is.
            kestrel.Limits.MinRequestBodyDataRate = null;
            kestrel.Limits.MinResponseDataRate = null;
        });
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IJournal>(_journal);
        builder.Services.AddSingleton<IReadinessCheck>(new JournalReadiness(() => _journal.Health));
        builder.Services.AddSingleton(Keys).AddSingleton(new LinkSeal(new byte[SecretKeys.MinBytes]));
        builder.Services.AddSingleton(_post ?? Post);
        builder.Services.AddSingleton(_changes);
        builder.Services.AddSingleton<IIncomingGrainCallFilter>(Calls);
        if (_filter is not null)
        {
            builder.Services.AddSingleton(_filter);
        }

        // The clock goes on by days in no time, also while calls are under way: how long they may take is for the silo's own tests.
        builder.AddGrains(silo => silo.ResponseTimeout = silo.ActivationTimeout = silo.DeactivationTimeout = TimeSpan.FromDays(49));
        builder.AddGateway(_options(new() { PublicUrl = new("https://success.example.com"), RefusalTime = TimeSpan.Zero }));
        _app = builder.Build().UseGateway();
        MapProbes(_app);
        await _app.StartAsync();
    }

    async Task StopAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
            await _journal!.DisposeAsync();
            _app = null;
        }
    }

    static void MapProbes(WebApplication app)
    {
        app.MapMethods("/test/who", ["GET", "POST"], static context => context.Response.WriteAsync(context.FindCaller()?.Audience.Who.ToString() ?? "nobody"));
        app.MapPost("/test/length", static async context =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            await context.Response.WriteAsync($"{body.Length}");
        });
        app.MapGet("/test/fail", static _ => throw new InvalidOperationException("a secret of the machine room"));
        app.MapGet("/test/stream", static async context =>
        {
            var ended = context.FindCaller()!.Ended;
            await context.Response.WriteAsync("on\n");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, ended).ContinueWith(static _ => { }, TaskScheduler.Default);
            await context.Response.WriteAsync("off\n");
        });
    }
}

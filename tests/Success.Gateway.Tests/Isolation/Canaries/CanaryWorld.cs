using System.Collections.Immutable;
using System.Globalization;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Mail;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Three workspaces, of which one is suspended. In the first an account with everything, one below it, one beside it, one whose alert the
/// customer is not to hear of yet, and one that is archived. In every text, name, address, label, figure and note is a canary.
/// </summary>
sealed class CanaryWorld : IAsyncDisposable
{
    static readonly Planted[] Mailboxes = [Planted.CustomersEmail, Planted.ProvidersEmail, Planted.Deleted];

    readonly List<Visitor> _visitors = [];

    CanaryWorld(RunningGateway gateway, CanaryMails mails, CanaryBook book) => (Gateway, Mails, Book) = (gateway, mails, book);

    public RunningGateway Gateway { get; }

    public CanaryMails Mails { get; }

    public CanaryBook Book { get; }

    public Contract Contract { get; set; } = null!;

    public Plot North { get; } = new("north", "first");

    public Plot Below { get; } = new("below", "first");

    public Plot South { get; } = new("south", "first");

    public Plot Untold { get; } = new("untold", "first");

    public Plot Archived { get; } = new("archived", "first");

    public Plot Strange { get; } = new("strange", "second");

    public Plot Closed { get; } = new("closed", "third");

    public IReadOnlyList<Plot> Plots => [North, Below, South, Untold, Archived, Strange, Closed];

    /// <summary>Those in which things can happen.</summary>
    public IEnumerable<Plot> Open => Plots.Where(plot => plot != Closed && plot != Archived);

    /// <summary>Everybody who asks; who may least comes first.</summary>
    public List<Asker> Askers { get; } = [];

    /// <summary>What somebody said of a kind, in order.</summary>
    public Dictionary<(Plot Plot, Planted Kind), List<string>> Said { get; } = [];

    /// <param name="seed">From which everything is drawn.</param>
    /// <param name="leaks">What leaks; null for nothing that was planted.</param>
    public static async Task<CanaryWorld> StartAsync(int seed, PlantedLeaks? leaks = null)
    {
        var mails = new CanaryMails();
        var gateway = await RunningGateway.StartAsync(Generous, mails, filter: leaks);
        mails.Postbox = gateway.Post;
        var world = new CanaryWorld(gateway, mails, new(new Random(seed)));
        mails.Hears = world.PlantLink;
        if (leaks is not null)
        {
            PlantedLeaks.Overhear(world);
        }

        await new CanaryPlanting(world).PlantAsync();
        await (leaks?.BeginAsync(world) ?? Task.CompletedTask);

        return world;
    }

    /// <summary>A new word of a kind, said in an account.</summary>
    public string Say(Planted kind, Plot plot)
    {
        var word = Book.Plant(kind, plot);
        if (!Said.TryGetValue((plot, kind), out var said))
        {
            Said[(plot, kind)] = said = [];
        }

        said.Add(word);
        return word;
    }

    /// <summary>Who reads the mails that go to an address, as what it was when they went; null for one that a tried mutation made up.</summary>
    public Asker? ReaderOf(string address)
    {
        if (Askers.Find(asker => asker.Side is not null && asker.Words.Any(word => address.StartsWith(word, StringComparison.Ordinal))) is { } asker)
        {
            return asker with { Name = $"a mail to {asker}", Words = [.. asker.Words, address] };
        }

        var plot = address switch { "owner@example.com" => North, "stranger@example.com" => Strange, "shut@example.com" => Closed, _ => null };
        if (plot is not null)
        {
            return new($"a mail to the owner of {plot}", plot.Account.Provider, plot, Side.Provider, Role.ProviderOwner, ClientScopes.None, null, address);
        }

        // Somebody who has left, or has not come in yet.
        var (of, kind, word) = Said.Where(said => Mailboxes.Contains(said.Key.Kind)).SelectMany(said => said.Value.Select(word => (said.Key.Plot, said.Key.Kind, Word: word)))
            .FirstOrDefault(said => address.StartsWith(said.Word, StringComparison.Ordinal));
        if (word is null)
        {
            return null;
        }

        var isCustomer = kind == Planted.CustomersEmail || address.Contains("customer", StringComparison.Ordinal);
        var (side, role) = isCustomer ? (Side.Customer, Role.CustomerViewer) : (Side.Provider, Role.ProviderCsm);
        return new($"a mail to a {role} of {of}", of.Account.Provider, of, side, role, ClientScopes.None, [of.Account["Account"]], word, address);
    }

    public Visitor Visit(Visitor visitor)
    {
        _visitors.Add(visitor);
        return visitor;
    }

    public void Add(Visitor visitor, Plot home, Role role, string name, ImmutableHashSet<string>? accounts, params string[] words)
    {
        Book.Plant(Planted.Secret, home, Ticket<Session>.Parse(visitor.Browser.Cookie).Value.Secret.Reveal());
        Askers.Add(new(name, Visit(visitor), home, role.Side(), role, ClientScopes.None, accounts, words));
    }

    /// <summary>A program with a key that somebody makes.</summary>
    /// <param name="creator">Who makes it.</param>
    /// <param name="home">The account from which it comes.</param>
    /// <param name="side">Its side.</param>
    /// <param name="scopes">Its scopes.</param>
    /// <param name="name">Who it is, for people who read a finding.</param>
    /// <param name="isBound">Whether it is for that account alone.</param>
    /// <param name="life">How long its key works; null for longer than the run.</param>
    /// <returns>Its id.</returns>
    public async Task<string> AddClientAsync(Visitor creator, Plot home, Side side, ClientScopes scopes, string name, bool isBound, TimeSpan? life = null)
    {
        var account = home.Account["Account"];
        var kind = side == Side.Provider ? Planted.ProvidersClientName : Planted.CustomersClientName;
        var word = Say(kind, home);
        var made = await creator.DoAsync("createApiClient", "key apiClient { id }", new
        {
            name = word,
            scopes = Enum.GetValues<ClientScopes>().Where(scope => scope != ClientScopes.None && scopes.HasFlag(scope)).Select(scope => scope.ToString().ToUpperInvariant()),
            accounts = isBound ? new { bindings = new[] { new { account } } } : null,
            expiresAt = (Gateway.Time.GetUtcNow() + (life ?? TimeSpan.FromDays(100))).ToString("O", CultureInfo.InvariantCulture),
        });
        var key = made.GetProperty("key").GetString()!;
        Book.Plant(Planted.Secret, home, ApiKey.Parse(key).Value.Secret.Reveal());
        var accounts = isBound ? ImmutableHashSet.Create(account) : null;
        Askers.Add(new(name, Visit(Visitor.WithKey(Gateway, key)), home, side, null, scopes, accounts, [word]));
        return made.GetProperty("apiClient").GetProperty("id").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(visitor => visitor.Dispose());
        await Gateway.DisposeAsync();
        Mails.Dispose();
    }

    // The clock stands still, so nothing comes back of what was spent.
    static GatewayOptions Generous(GatewayOptions options)
    {
        var plenty = new RateLimit(1_000_000_000, 1, TimeSpan.FromSeconds(1));
        return options with
        {
            MailsNotifications = true,
            Requests = plenty,
            SignIns = plenty,
            FailedCredentials = plenty,
            Costs = new(long.MaxValue / 4, 1),
            TenantCosts = new(long.MaxValue / 4, 1),
        };
    }

    void PlantLink(Letter letter)
    {
        var to = letter.To.ToString();
        foreach (var secret in CanaryMails.SecretsOf(letter))
        {
            Book.Plant(new(Planted.LinkSecret, secret, $"a mail to {to}", asker => asker.Words.Contains(to)));
        }
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>
/// Three workspaces, of which one is suspended. In the first an account with everything, one below it, one beside it, one whose alert the
/// customer is not to hear of yet, and one that is archived. In every text, name, address, label, figure and note is a canary.
/// </summary>
sealed class CanaryWorld : IAsyncDisposable
{
    readonly List<Visitor> _visitors = [];

    CanaryWorld(RunningGateway gateway, CanaryBook book) => (Gateway, Book) = (gateway, book);

    public RunningGateway Gateway { get; }

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

    public static async Task<CanaryWorld> StartAsync(int seed)
    {
        // The clock stands still, so nothing comes back of what was spent.
        var plenty = new RateLimit(1_000_000_000, 1, TimeSpan.FromSeconds(1));
        var gateway = await RunningGateway.StartAsync(options => options with
        {
            Requests = plenty,
            SignIns = plenty,
            FailedCredentials = plenty,
            Costs = new(long.MaxValue / 4, 1),
            TenantCosts = new(long.MaxValue / 4, 1),
        });
        var world = new CanaryWorld(gateway, new(new Random(seed)));
        await new CanaryPlanting(world).PlantAsync();
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
    /// <returns>Its id.</returns>
    public async Task<string> AddClientAsync(Visitor creator, Plot home, Side side, ClientScopes scopes, string name, bool isBound)
    {
        var account = home.Account["Account"];
        var kind = side == Side.Provider ? Planted.ProvidersClientName : Planted.CustomersClientName;
        var word = Say(kind, home);
        var made = await creator.DoAsync("createApiClient", "key apiClient { id }", new
        {
            name = word,
            scopes = Enum.GetValues<ClientScopes>().Where(scope => scope != ClientScopes.None && scopes.HasFlag(scope)).Select(scope => scope.ToString().ToUpperInvariant()),
            accounts = isBound ? new { bindings = new[] { new { account } } } : null,
            expiresAt = Gateway.Time.GetUtcNow().AddDays(100).ToString("O", CultureInfo.InvariantCulture),
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
    }
}

using System.Collections.Immutable;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Gateway.Tests.Serving;

namespace Success.Gateway.Tests.Isolation.Canaries;

/// <summary>Somebody who asks for everything, and what the workspace's people would say that it is for.</summary>
/// <param name="Name">Who, for people who read a finding.</param>
/// <param name="Visitor">How it asks.</param>
/// <param name="Home">The account from whose people it comes; whatever it does it does there.</param>
/// <param name="Side">Its side; null when it is not let in.</param>
/// <param name="Role">Its role, of a member.</param>
/// <param name="Scopes">Its scopes, of a program.</param>
/// <param name="Accounts">Ids of its accounts; null for all of the workspace.</param>
/// <param name="Words">The words of its own name and address, and its own ids, which it may always see.</param>
sealed record Asker(
    string Name, Visitor Visitor, Plot Home, Side? Side, Role? Role, ClientScopes Scopes, ImmutableHashSet<string>? Accounts, params string[] Words)
{
    public bool Is(params Role[] roles) => Role is { } role && roles.Contains(role);

    public bool May(ClientScopes any) => (Scopes & any) != ClientScopes.None;

    public bool IsIn(string workspace) => Side is not null && Home.Workspace == workspace;

    /// <summary>Whether it has to do with an account.</summary>
    public bool Knows(Plot plot) => IsIn(plot.Workspace) && (Accounts is null || Accounts.Contains(plot.Account["Account"]));

    /// <summary>Whether it may read an account.</summary>
    public bool Reads(Plot plot) => Knows(plot) && (Role is not null || May(ClientScopes.Read));

    /// <summary>Whether it may see an account's plans and where they stand, be it only to answer alerts.</summary>
    public bool Follows(Plot plot) => Reads(plot) || (Knows(plot) && May(ClientScopes.Alerts));

    public override string ToString() => Name;
}

/// <summary>An account in which canaries are.</summary>
/// <param name="name">What it is called here.</param>
/// <param name="workspace">The workspace that it is in.</param>
sealed class Plot(string name, string workspace)
{
    SharedAccount? _account;

    public string Name => name;

    public string Workspace => workspace;

    public SharedAccount Account
    {
        get => _account ?? throw new InvalidOperationException($"{name} is not made yet.");
        set => _account = value;
    }

    public override string ToString() => $"{workspace}/{name}";
}

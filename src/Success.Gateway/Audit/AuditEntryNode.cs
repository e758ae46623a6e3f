using Success.Domain;
using Success.Domain.Accounts;
using Success.Gateway.Ids;
using Success.Gateway.Requests;
using Success.Gateway.Tenancy;
using Success.Grains.Audit;

namespace Success.Gateway.Audit;

/// <summary>Who did what when.</summary>
public sealed class AuditEntryNode
{
    readonly GatewayRequest _request;
    readonly Id<Account> _account;
    readonly AuditEntry _entry;

    internal AuditEntryNode(GatewayRequest request, Id<Account> account, AuditEntry entry) => (_request, _account, _entry) = (request, account, entry);

    /// <summary>Its place in the journal.</summary>
    public int Number => (int)_entry.Number;

    /// <summary>What kind of thing happened.</summary>
    public string Kind => _entry.Kind;

    /// <summary>What of it was changed, where the kind leaves that open.</summary>
    public IReadOnlyList<string> Fields => _entry.Fields;

    /// <summary>When.</summary>
    public DateTimeOffset At => _entry.At;

    /// <summary>Who did it.</summary>
    public ActorNode By => new(_request, _entry.By);

    /// <summary>Id of what it happened to.</summary>
    public string Subject => SubjectId.Of(_entry.Subject, _account);

    /// <summary>Hash of the entry, the one before included.</summary>
    public string Hash => _entry.Hash;
}

using Success.Domain.Accounts;
using Success.Gateway.Requests;

namespace Success.Gateway.Accounts;

/// <summary>An account put away.</summary>
public sealed class ArchivalNode
{
    readonly GatewayRequest _request;
    readonly Archival _archival;

    internal ArchivalNode(GatewayRequest request, Archival archival) => (_request, _archival) = (request, archival);

    /// <summary>Why.</summary>
    public ArchiveReason Reason => _archival.Reason;

    /// <summary>The last day of the relationship.</summary>
    public DateOnly On => _archival.On;

    /// <summary>The account that it was merged into.</summary>
    public async Task<AccountNode?> Into() =>
        !_archival.Into.IsNone && await _request.Accounts.FindAsync(_archival.Into) is { } page ? new(page) : null;
}

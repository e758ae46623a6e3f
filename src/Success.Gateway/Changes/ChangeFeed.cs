using Success.Domain;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Grains.Changes;
using Success.GraphQL.Connections;

namespace Success.Gateway.Changes;

/// <summary>Everything that changed, page by page. One page is one call.</summary>
static class ChangeFeed
{
    /// <summary>A page of changes.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="after">Cursor of the change before the page.</param>
    /// <param name="since">Instead of a cursor: the instant at which the page begins.</param>
    /// <param name="first">How many; null for <see cref="PageRequest.UsualRows"/>.</param>
    public static async Task<ChangeConnection> ReadAsync(GatewayRequest request, string? after, DateTimeOffset? since, int? first)
    {
        request.Require(PolicyAction.ReadChanges);
        var rows = Page.RowsOf(first);
        if (after is not null && since is not null)
        {
            throw new RefusedException(new(DomainErrorCode.Invalid, "A page begins after a cursor or at an instant, not both.", "since"));
        }

        var place = after is null ? (long?)null : PlaceOf(request, after);
        var reading = await request.ChangeLogGrain.Read(new(request.Caller.Audience, place, since?.ToUniversalTime(), rows));
        return reading.Refusal is { } refusal ? throw new RefusedException(refusal) : new(request, reading, place is > 0);
    }

    static long PlaceOf(GatewayRequest request, string cursor) =>
        request.Services.Mint.Places.Open(request.Caller.Tenant, cursor) ?? throw new RefusedException(Page.NoCursor);
}

/// <summary>A page of changes. Its end is a place to go on from even when there is no row in it.</summary>
public sealed class ChangeConnection
{
    internal ChangeConnection(GatewayRequest request, ChangeReading reading, bool hasPrevious)
    {
        var (seal, tenant) = (request.Services.Mint.Places, request.Caller.Tenant);
        Edges = [.. reading.Changes.Select(one => new Edge<ChangeNode>(seal.Seal(tenant, one.Number), new(one.Change)))];
        PageInfo = new(reading.IsMore, hasPrevious, Edges.Count == 0 ? null : Edges[0].Cursor, seal.Seal(tenant, reading.End));
    }

    /// <summary>The rows with their cursors.</summary>
    public IReadOnlyList<Edge<ChangeNode>> Edges { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<ChangeNode> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }
}

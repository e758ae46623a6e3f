using System.Globalization;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Gateway.Errors;
using Success.Gateway.Requests;
using Success.Grains.Audit;
using Success.GraphQL.Connections;

namespace Success.Gateway.Audit;

/// <summary>Who did what, page by page. One page is one call.</summary>
static class AuditLog
{
    /// <summary>A page of the trail, latest first.</summary>
    /// <param name="request">Who asks.</param>
    /// <param name="account">Of which account; null for the workspace.</param>
    /// <param name="first">How many; null for <see cref="PageRequest.UsualRows"/>.</param>
    /// <param name="after">Cursor of the entry before the page.</param>
    public static async Task<AuditConnection> ReadAsync(GatewayRequest request, string? account, int? first, string? after)
    {
        request.Require(PolicyAction.ReadAuditLog);
        var query = new AuditQuery(request.Caller.Audience, after is null ? null : NumberOf(after), Page.RowsOf(first));
        var of = account is null ? default : Id<Account>.Parse(account).OrRefuse("account");
        var reading = of.IsNone ? await request.TenantGrain.Audit(query) : await request.AccountGrain(of).Audit(query);
        return reading.Refusal is { } refusal ? throw new RefusedException(refusal) : new(request, of, reading, after is not null);
    }

    internal static string CursorOf(long number) => number.ToString(CultureInfo.InvariantCulture);

    static long NumberOf(string cursor) => long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new RefusedException(Page.NoCursor);
}

/// <summary>A page of an audit trail. Its end is a place to go on from even when there is no row in it.</summary>
public sealed class AuditConnection
{
    internal AuditConnection(GatewayRequest request, Id<Account> account, AuditReading reading, bool hasPrevious)
    {
        Edges = [.. reading.Entries.Select(entry => new Edge<AuditEntryNode>(AuditLog.CursorOf(entry.Number), new(request, account, entry)))];
        PageInfo = new(reading.End > 1, hasPrevious, Edges.Count == 0 ? null : Edges[0].Cursor, AuditLog.CursorOf(reading.End));
    }

    /// <summary>The rows with their cursors.</summary>
    public IReadOnlyList<Edge<AuditEntryNode>> Edges { get; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<AuditEntryNode> Nodes => [.. Edges.Select(edge => edge.Node)];

    /// <summary>Where the page stands.</summary>
    public PageInfo PageInfo { get; }
}

using Success.Domain.Tenancy;

namespace Success.Gateway.Outbox;

/// <summary>Takes something to where it goes, tenant by tenant. Of one tenant it is asked one at a time, of several at once.</summary>
interface IDelivery
{
    /// <summary>What it delivers, as metrics name it.</summary>
    string Kind { get; }

    /// <summary>
    /// Delivers what waits for a tenant and is due, but only so much that other tenants' turns come soon. What fails stays and does not keep
    /// the rest.
    /// </summary>
    Task<DeliveryTurn> DeliverAsync(RouteTag tenant, CancellationToken cancellationToken);
}

/// <summary>What a turn has left.</summary>
/// <param name="Waiting">How much waits.</param>
/// <param name="Next">When something of it is due, maybe already; null when nothing is until something new comes.</param>
readonly record struct DeliveryTurn(int Waiting, DateTimeOffset? Next);

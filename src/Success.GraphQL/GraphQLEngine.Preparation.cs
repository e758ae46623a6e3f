using System.Buffers;

namespace Success.GraphQL;

// In two steps, for transports whose answer begins before the operation does: with a status, or as a stream.
public sealed partial class GraphQLEngine
{
    /// <summary>Does everything that comes before an operation is executed: parses, validates, finds the operation, coerces variables,
    /// and takes the operation's cost from the caller's allowance.</summary>
    public GraphQLPreparation Prepare(GraphQLRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var errors = Prepare(request, out var plan, out var variables, out var cost);
        return new GraphQLPreparation(request, errors, plan, variables, cost);
    }

    /// <summary>Executes a query or mutation that was prepared, and writes the response.</summary>
    /// <exception cref="ArgumentException">It is refused, or a subscription.</exception>
    /// <exception cref="OperationCanceledException">The client has gone: nothing is written.</exception>
    public ValueTask<GraphQLResult> ExecuteAsync(GraphQLPreparation preparation, IBufferWriter<byte> output, CancellationToken cancellationToken) =>
        preparation.Plan is { } plan && preparation.Kind != GraphQLOperationKind.Subscription
            ? ExecuteAsync(preparation.Request, plan, preparation.Variables!, preparation.Cost, output, cancellationToken)
            : throw new ArgumentException("Only a query or mutation that was found to be right can be executed.", nameof(preparation));
}

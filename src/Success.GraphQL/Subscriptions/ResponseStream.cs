using System.Buffers;
using System.Threading.Channels;
using Success.GraphQL.Execution;

namespace Success.GraphQL.Subscriptions;

/// <summary>The specification's MapSourceToResponseEvent: one response for each event of the source stream, with a bounded buffer between
/// the two, so that a slow reader holds neither the source nor memory without end.</summary>
sealed class ResponseStream(OperationPlan plan, VariableValues variables, ExecutionServices services, int capacity, TimeSpan patience)
{
    readonly Channel<Func<Operation, ValueTask>> _events = Channel.CreateBounded<Func<Operation, ValueTask>>(
        new BoundedChannelOptions(capacity) { SingleReader = true, SingleWriter = true, FullMode = BoundedChannelFullMode.Wait });

    GraphQLError? _end;

    /// <summary>Ends when the source has, whatever becomes of the reader. Never fails.</summary>
    public Task SourceEnded { get; private set; } = Task.CompletedTask;

    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        SourceEnded = PumpAsync();
        await foreach (var execute in _events.Reader.ReadAllAsync(cancellationToken))
        {
            yield return await RespondAsync(execute);
        }

        await SourceEnded;
        if (_end is not null)
        {
            var output = new ArrayBufferWriter<byte>();
            ResponseWriter.WriteRefusal(output, [_end]);
            LimitInstruments.Exceeded([_end]);
            yield return output.WrittenMemory;
        }
    }

    // Never fails: whatever ends the source is told to the reader.
    async Task PumpAsync()
    {
        var field = plan.Root.Fields[0];
        using var source = Operation.OfSource(plan, variables, services);
        try
        {
            await foreach (var execute in ((StreamResolver)field.Resolver).Events(source, field))
            {
                if (!await TryEnterAsync(execute))
                {
                    _end = new GraphQLError
                    {
                        Message = FormattableString.Invariant($"The subscriber is too slow: {capacity} events wait for it, and it took none for {patience.TotalSeconds} s. The subscription ends."),
                        Code = GraphQLErrorCodes.SubscriberTooSlow,
                        Limit = nameof(GraphQLOptions.SubscriberPatience),
                    };
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (services.CancellationToken.IsCancellationRequested)
        {
            // The reader has left; there is nobody to tell.
        }
        catch (Exception exception)
        {
            _end = source.Describe(exception, field);
        }

        _events.Writer.Complete();
    }

    async ValueTask<bool> TryEnterAsync(Func<Operation, ValueTask> execute)
    {
        while (!_events.Writer.TryWrite(execute))
        {
            try
            {
                await _events.Writer.WaitToWriteAsync(services.CancellationToken).AsTask().WaitAsync(patience, services.Clock, services.CancellationToken);
            }
            catch (TimeoutException)
            {
                return false;
            }
        }

        return true;
    }

    async ValueTask<ReadOnlyMemory<byte>> RespondAsync(Func<Operation, ValueTask> execute)
    {
        var workspace = Workspace.Rent();
        using var operation = new Operation(plan, variables, services, workspace);
        await execute(operation);
        var output = new ArrayBufferWriter<byte>();
        ResponseWriter.Write(output, operation, cost: null);
        LimitInstruments.Exceeded(operation.Errors);
        workspace.Return();
        return output.WrittenMemory;
    }
}

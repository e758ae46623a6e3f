using System.Threading.Channels;

namespace Success.GraphQL.Execution;

/// <summary>
/// One execution of an operation. Values are written to the buffer as they are resolved, depth first. A value that is not there yet leaves a
/// hole; when everything else is written, batches are called and holes are filled as values arrive, always one at a time, so that nothing here
/// needs a lock and resolvers of one request never run at the same time before their first await.
/// </summary>
sealed partial class Operation : IGraphQLContext, IDisposable
{
    // Nothing arrives at what is over, nor at the source of a stream, which resolves no fields.
    static readonly Channel<Arrival> NoTurns = Ended();

    readonly OperationPlan _plan;
    readonly ExecutionServices _services;
    readonly Workspace _workspace;
    readonly object?[]?[] _arguments;
    readonly List<GraphQLError> _errors = [];
    Segment _segment;
    Frame? _outerFrame;
    bool _isDataNull;
    Channel<Arrival>? _arrivals;
    Deadline? _deadline;
    int _pending;

    public Operation(OperationPlan plan, VariableValues variables, ExecutionServices services, Workspace workspace)
    {
        _plan = plan;
        _services = services;
        _workspace = workspace;
        _arguments = plan.DynamicArguments == 0 ? [] : new object?[plan.DynamicArguments][];
        _segment = new Segment(0);
        Variables = variables;
        Buffer = workspace.Buffer;
    }

    /// <summary>An operation that resolves no fields: the source of a stream.</summary>
    public static Operation OfSource(OperationPlan plan, VariableValues variables, ExecutionServices services) =>
        new(plan, variables, services with { Deadline = null }, new Workspace()) { _arrivals = NoTurns };

    public JsonBuffer Buffer { get; }

    public VariableValues Variables { get; }

    public IServiceProvider Services => _services.Provider;

    public object? State => _services.State;

    public CancellationToken CancellationToken => _deadline?.Token ?? StartDeadline();

    public IReadOnlyList<GraphQLError> Errors => _errors;

    public object?[]? DynamicArguments(int slot) => slot < _arguments.Length ? _arguments[slot] : null;

    // Slots given after this operation began belong to selections compiled since; they are coerced anew, which is only slower.
    public object?[] RememberArguments(int slot, object?[] values) => slot < _arguments.Length ? _arguments[slot] = values : values;

    public void Dispose()
    {
        EndTurns();
        _deadline?.Dispose();
    }

    /// <summary>The specification's ExecuteSelectionSet for an object.</summary>
    public bool ExecuteSelection(SelectionPlan selection, object? parent)
    {
        if (selection.Fields.Length == 0)
        {
            Buffer.WriteRaw("{}"u8);
            return true;
        }

        foreach (var field in selection.Fields)
        {
            if (!ExecuteField(field, parent))
            {
                return false;
            }
        }

        Buffer.WriteByte((byte)'}');
        return true;
    }

    /// <summary>The specification's ExecuteField.</summary>
    bool ExecuteField(FieldPlan field, object? parent)
    {
        Buffer.WriteRaw(field.Key);
        _workspace.Push(new PathSegment(field, 0));
        var mark = Mark();
        if (field.IsNullable)
        {
            _workspace.PushFrame(mark.Start);
        }

        bool ok;
        try
        {
            ok = field.Resolver.Resolve(this, field, parent);
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            ok = Failed(exception, field, mark);
        }

        ok = field.IsNullable ? LeaveFrame(ok, mark) : ok;
        _workspace.Pop();
        return ok;
    }

    /// <summary>Completes a list item that may not be null.</summary>
    public bool Try<T>(Completer<T> completer, T value, FieldPlan field)
    {
        var mark = Mark();
        try
        {
            return completer.Complete(value, this, field);
        }
        catch (Exception exception) when (!IsCancelled(exception))
        {
            return Failed(exception, field, mark);
        }
    }

    /// <summary>Completes a list item that becomes null if it fails.</summary>
    public bool TryOrNull<T>(Completer<T> completer, T value, FieldPlan field)
    {
        var mark = Mark();
        _workspace.PushFrame(mark.Start);
        return LeaveFrame(Try(completer, value, field), mark);
    }

    public void PushIndex() => _workspace.Push(new PathSegment(null, 0));

    public void SetIndex(int index) => _workspace.SetIndex(index);

    public void PopPath() => _workspace.Pop();

    public void ReportError(
        string message, FieldPlan field, string? code = null, Language.Node? node = null, string? limit = null, IReadOnlyDictionary<string, object>? extensions = null)
    {
        if (_errors.Count > _services.MaxErrors)
        {
            return;
        }

        var source = field.Document.Source;
        var locations = node is null
            ? Array.ConvertAll(field.Nodes, at => source.LocationOf(at.Start))
            : [source.LocationOf(node.Start)];
        Add(new GraphQLError { Message = message, Code = code, Locations = locations, Path = _workspace.PathKeys(), Limit = limit, Extensions = extensions });
    }

    void Add(GraphQLError error)
    {
        if (_errors.Count < _services.MaxErrors)
        {
            _errors.Add(error);
        }
        else if (_errors.Count == _services.MaxErrors)
        {
            _errors.Add(new GraphQLError
            {
                Message = FormattableString.Invariant($"More than {_services.MaxErrors} fields failed; the errors of the others are left out."),
                Code = GraphQLErrorCodes.TooManyErrors,
                Limit = nameof(GraphQLLimits.ExecutionErrors),
            });
        }
    }

    static Channel<Arrival> Ended()
    {
        var channel = Channel.CreateUnbounded<Arrival>();
        channel.Writer.Complete();
        return channel;
    }

    (int Start, int Depth, int Frames) Mark() => (Buffer.Length, _workspace.Depth, _workspace.Frames);

    bool Failed(Exception exception, FieldPlan field, (int Start, int Depth, int Frames) mark)
    {
        _workspace.CutBack(mark.Depth, mark.Frames);
        ReportException(exception, field);
        return false;
    }

    // A nullable position takes the null that comes from inside.
    bool LeaveFrame(bool ok, (int Start, int Depth, int Frames) mark)
    {
        _workspace.CutBack(mark.Depth, mark.Frames + 1);
        var frame = _workspace.PopFrame();
        if (!ok)
        {
            Buffer.Truncate(mark.Start);
            _segment.DropHolesFrom(mark.Start);
            Buffer.WriteNull();
            if (frame is not null)
            {
                frame.IsNulled = true;
            }
        }
        else if (frame is not null)
        {
            frame.End = Buffer.Length;
        }

        return true;
    }

    /// <summary>The error that a failed source stream ends with.</summary>
    public GraphQLError Describe(Exception exception, FieldPlan field)
    {
        _workspace.Push(new PathSegment(field, 0));
        ReportException(exception, field);
        _workspace.Pop();
        return _errors[^1];
    }

    void ReportException(Exception exception, FieldPlan field)
    {
        switch (exception)
        {
            case FieldErrorException error:
                ReportError(MessageLength.Bound(error.Message), field, error.Code, error.Node);
                break;
            case GraphQLException error:
                ReportError(error.Message, field, error.Code);
                break;
            case OperationCanceledException when _deadline is { HasPassed: true }:
                ReportError(TimeIsOver, field, GraphQLErrorCodes.DeadlineExceeded, limit: nameof(GraphQLOptions.Deadline));
                break;
            default:
                var told = _services.Describe(new(exception, field.Definition.Coordinate, State));
                ReportError(told.Message, field, told.Code, extensions: told.Extensions);
                break;
        }
    }

    // The caller is gone: nobody reads an answer.
    bool IsCancelled(Exception exception) => exception is OperationCanceledException && _services.CancellationToken.IsCancellationRequested;
}

using System.Buffers;
using System.Text;
using Success.GraphQL.Binding;
using Success.GraphQL.Costs;
using Success.GraphQL.Execution;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL;

/// <summary>A schema with the code bound to it, ready to execute requests. Made once; used by all requests at the same time.</summary>
public sealed partial class GraphQLEngine
{
    readonly SchemaBinding _binding;
    readonly GraphQLOptions _options;
    readonly DocumentCache _documents;

    GraphQLEngine(SchemaBinding binding, GraphQLOptions options)
    {
        _binding = binding;
        _options = options;
        _documents = new DocumentCache(options.CachedDocuments, options.CachedBytes);
    }

    /// <summary>Reads the schema and binds resolvers to it.</summary>
    /// <exception cref="SchemaException">Something is wrong with the schema or does not fit; the exception lists all of it.</exception>
    public static GraphQLEngine Create(GraphQLOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var schema = SchemaBuilder.Build([.. options.Schema.Select(file => new Source(Encoding.UTF8.GetBytes(file.Text), file.Name))]);
        var errors = new BindingErrors();
        BindScalars(schema, options.Scalars, errors);
        return Create(ClrBinding.Bind(schema, options.Resolvers, options.ResultTypes, errors), options);
    }

    /// <summary>An engine for a binding that is already made.</summary>
    internal static GraphQLEngine Create(SchemaBinding binding, GraphQLOptions options) => new(binding, options);

    /// <summary>The schema as text, as introspection shows it.</summary>
    public string PrintSchema() => SchemaPrinter.Print(_binding.Schema);

    /// <summary>Executes a query or mutation and writes the response.</summary>
    /// <exception cref="OperationCanceledException">The client has gone: nothing is written.</exception>
    public ValueTask<GraphQLResult> ExecuteAsync(GraphQLRequest request, IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var refusal = Prepare(request, out var plan, out var variables, out var cost);
        if (refusal.Count == 0 && plan!.Operation.Operation == OperationType.Subscription)
        {
            refusal = [Refused("A subscription is a stream: it cannot be answered once.")];
        }

        if (refusal.Count > 0)
        {
            ResponseWriter.WriteRefusal(output, refusal);
            return ValueTask.FromResult(new GraphQLResult(IsRequestError: true, refusal));
        }

        return ExecuteAsync(request, plan!, variables!, cost, output, cancellationToken);
    }

    /// <summary>Parse, validate, coerce variables, pay: what comes before anything is executed. Errors: the request is refused.</summary>
    IReadOnlyList<GraphQLError> Prepare(GraphQLRequest request, out OperationPlan? plan, out VariableValues? variables, out CostReport? cost)
    {
        var errors = Examine(request, out plan, out variables, out cost);
        if (errors.Count > 0)
        {
            LimitInstruments.Exceeded(errors);
        }

        return errors;
    }

    IReadOnlyList<GraphQLError> Examine(GraphQLRequest request, out OperationPlan? plan, out VariableValues? variables, out CostReport? cost)
    {
        (plan, variables, cost) = (null, null, null);
        if (!_documents.TryGet(request.Document.Span, out var document))
        {
            var errors = Prepare(request, out document);
            if (errors.Count > 0)
            {
                return errors;
            }
        }

        if (document!.Exceeded(request.Limits) is { } exceeded)
        {
            return [exceeded];
        }

        if (document.Operation(request.OperationName, out var unresolved) is not { } operation)
        {
            return [Refused(MessageLength.Bound(unresolved))];
        }

        if (request.IsReadOnly && operation.Operation == OperationType.Mutation)
        {
            return [Refused("A mutation cannot be executed by a request that must not change anything.")];
        }

        variables = VariableCoercion.CoerceVariableValues(
            _binding.Schema, document.Document, operation, request.Variables, request.Limits, document.VariableLists(operation), out var refused);
        if (variables is null)
        {
            return [.. refused.Select(MessageLength.Bound)];
        }

        var found = document.Plan(operation, variables);
        if (CostCheck.Refusal(found.Cost, variables, request, out cost) is { } tooHigh)
        {
            return [tooHigh];
        }

        plan = found;
        return [];
    }

    /// <summary>Parses and validates a document that is not in the cache, and puts it there.</summary>
    IReadOnlyList<GraphQLError> Prepare(GraphQLRequest request, out PreparedDocument? prepared)
    {
        prepared = null;
        try
        {
            var limits = request.Limits;
            var text = request.Document.ToArray();
            var document = Parser.Parse(new Source(text), new ParserOptions { MaxTokens = limits.Tokens });
            var measure = DocumentMeasure.Of(document);
            if (measure.Exceeded(limits) is { } exceeded)
            {
                return [exceeded];
            }

            var errors = Validator.Validate(_binding.Schema, document, new ValidationOptions
            {
                MaxErrors = limits.Errors,
                MaxFieldComparisons = limits.FieldComparisons,
                Suggestions = limits.Suggestions,
            });
            if (errors.Count == 0)
            {
                prepared = new PreparedDocument(_binding, document, measure, ListLengths.Of(_binding.Schema, document));
                _documents.Add(text, prepared);
            }

            return errors;
        }
        catch (GraphQLSyntaxException exception)
        {
            return [MessageLength.Bound(exception.ToError())];
        }
    }

    ValueTask<GraphQLResult> ExecuteAsync(
        GraphQLRequest request,
        OperationPlan plan,
        VariableValues variables,
        CostReport? cost,
        IBufferWriter<byte> output,
        CancellationToken cancellationToken)
    {
        var workspace = Workspace.Rent();
        var services = new ExecutionServices(
            request.Services, request.State, _options.DescribeFailure, request.Limits.ExecutionErrors, _options.Deadline, _options.Clock, cancellationToken);
        var operation = new Operation(plan, variables, services, workspace);
        var isWaiting = false;
        try
        {
            var execution = operation.ExecuteAsync(root: null);
            if (!execution.IsCompletedSuccessfully)
            {
                isWaiting = true;
                return FinishAsync(execution, operation, workspace, cost, output, cancellationToken);
            }

            return ValueTask.FromResult(Finish(operation, workspace, cost, output));
        }
        finally
        {
            if (!isWaiting)
            {
                operation.Dispose();
            }
        }
    }

    static async ValueTask<GraphQLResult> FinishAsync(
        ValueTask execution, Operation operation, Workspace workspace, CostReport? cost, IBufferWriter<byte> output, CancellationToken cancellationToken)
    {
        using (operation)
        {
            await execution;
            cancellationToken.ThrowIfCancellationRequested();
            return Finish(operation, workspace, cost, output);
        }
    }

    static GraphQLResult Finish(Operation operation, Workspace workspace, CostReport? cost, IBufferWriter<byte> output)
    {
        ResponseWriter.Write(output, operation, cost);
        LimitInstruments.Exceeded(operation.Errors);
        workspace.Return();
        return new GraphQLResult(IsRequestError: false, operation.Errors);
    }

    static GraphQLError Refused(string message) => new() { Message = message, Code = GraphQLErrorCodes.OperationResolutionFailure };

    static void BindScalars(Schema schema, IEnumerable<object> scalars, BindingErrors errors)
    {
        foreach (var scalar in scalars)
        {
            var bound = Bound(scalar);
            if (schema.Type(bound.Name) is ScalarType { IsSpecified: false } type)
            {
                type.Coercion = bound;
            }
            else
            {
                errors.Add($"The schema has no custom scalar \"{bound.Name}\".");
            }
        }
    }

    static BoundScalar Bound(object scalar)
    {
        for (var type = scalar.GetType(); type is not null; type = type.BaseType)
        {
            if (Shapes.Is(type, typeof(GraphQLScalar<>), out var value))
            {
                return (BoundScalar)Activator.CreateInstance(typeof(BoundScalar<>).MakeGenericType(value), scalar)!;
            }
        }

        throw new ArgumentException($"{scalar.GetType()} is no GraphQLScalar.", nameof(scalar));
    }
}

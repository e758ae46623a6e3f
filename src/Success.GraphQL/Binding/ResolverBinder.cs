using System.Linq.Expressions;
using System.Reflection;
using Success.GraphQL.Execution;
using Success.GraphQL.Subscriptions;
using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>
/// Makes a field's resolver from a member of .NET. The call is compiled once, so that nothing is looked up per request, and when it is first
/// needed: a large schema has a thousand, and a process that starts soon needs a few.
/// </summary>
sealed class ResolverBinder(BindingErrors errors, CompleterFactory completers, InputBinder inputs)
{
    static readonly MethodInfo GetService = typeof(ResolverBinder).GetMethod(nameof(RequiredService), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <summary>A resolver; null, with errors, if the member does not fit the field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="member">What gives its value.</param>
    /// <param name="parentType">What the parent is; null for root types.</param>
    /// <param name="isStream">Whether the field is one of the subscription type.</param>
    public FieldResolver? Bind(FieldDefinition field, ResolverMember member, Type? parentType, bool isStream = false)
    {
        if (!IsStreamWhereOneBelongs(field, member, isStream))
        {
            return null;
        }

        var converters = new InputConverter?[field.Arguments.Length];
        var parent = Expression.Parameter(typeof(object), "parent");
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var context = Expression.Parameter(typeof(IGraphQLContext), "context");
        var parents = Expression.Parameter(typeof(IReadOnlyList<>).MakeGenericType(parentType ?? typeof(object)), "parents");
        var values = member.Parameters.Select((parameter, i) =>
            IsParent(member, parameter, i, field, parentType) ? (Expression)(member.IsBatch ? parents : Expression.Convert(parent, parameter.ParameterType))
            : Value(field, member, parameter, arguments, context, converters)).ToArray();
        CheckArguments(field, member, converters);
        if (converters.Contains(null) || Array.Exists(values, value => value is DefaultExpression))
        {
            return null;
        }

        var call = member.Call(parent, values);
        return member.IsBatch
            ? Batch(field, member, Expression.Lambda(AsList(call), parents, arguments, context), parentType ?? typeof(object), converters!)
            : Single(field, member, call, [parent, arguments, context], converters!);
    }

    // Found here, since otherwise the first subscriber would find it.
    bool IsStreamWhereOneBelongs(FieldDefinition field, ResolverMember member, bool isStream)
    {
        var gives = Shapes.StreamedType(member.ReturnType) is not null;
        if (gives == isStream)
        {
            return true;
        }

        errors.Add(field.Spot, isStream
            ? $"{field.Coordinate} is a stream of events: {member.Show} must give an IAsyncEnumerable, but gives {Shapes.Show(member.ReturnType)}."
            : $"{field.Coordinate} has one value: {member.Show} must not give {Shapes.Show(member.ReturnType)}. Only fields of the subscription type are streams.");
        return false;
    }

    FieldResolver? Single(FieldDefinition field, ResolverMember member, Expression call, ParameterExpression[] parameters, InputConverter[] converters)
    {
        var (generic, type) = Shapes.Is(member.ReturnType, typeof(Task<>), out var task) ? (typeof(TaskResolver<>), task)
            : Shapes.Is(member.ReturnType, typeof(ValueTask<>), out var valueTask) ? (typeof(ValueTaskResolver<>), valueTask)
            : Shapes.StreamedType(member.ReturnType) is { } streamed ? (typeof(StreamResolver<>), streamed)
            : (typeof(ValueResolver<>), member.ReturnType);
        var result = generic == typeof(StreamResolver<>) ? typeof(IAsyncEnumerable<>).MakeGenericType(type) : member.ReturnType;
        var completer = completers.Create(field.Type, type, field);
        return completer is null ? null : New(
            generic.MakeGenericType(type),
            converters,
            Expression.Lambda(typeof(Invoke<>).MakeGenericType(result), call, parameters),
            completer);
    }

    FieldResolver? Batch(FieldDefinition field, ResolverMember member, LambdaExpression call, Type parentType, InputConverter[] converters)
    {
        if (!Shapes.Is(call.ReturnType, typeof(Task<>), out var list) || !Shapes.IsList(list, out var item))
        {
            errors.Add(field.Spot, $"{member.Show} is a batch: it must give one list, with a result for each parent.");
            return null;
        }

        var completer = completers.Create(field.Type, item, field);
        return completer is null
            ? null
            : New(typeof(BatchResolver<,>).MakeGenericType(parentType, item), converters, call, completer);
    }

    static Expression AsList(Expression call)
    {
        var isTask = Shapes.Is(call.Type, typeof(Task<>), out var inTask);
        var isValueTask = Shapes.Is(call.Type, typeof(ValueTask<>), out var inValueTask);
        var given = inTask ?? inValueTask ?? call.Type;
        if (!Shapes.IsList(given, out var item))
        {
            return call;
        }

        var name = isTask ? nameof(FromTaskAsync) : isValueTask ? nameof(FromValueTaskAsync) : nameof(FromList);
        var method = typeof(ResolverBinder).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return Expression.Call(method.MakeGenericMethod(given, item), call);
    }

    static async Task<IReadOnlyList<T>> FromTaskAsync<TList, T>(Task<TList> task)
        where TList : IEnumerable<T> => AsReadOnly<TList, T>(await task);

    static async Task<IReadOnlyList<T>> FromValueTaskAsync<TList, T>(ValueTask<TList> task)
        where TList : IEnumerable<T> => AsReadOnly<TList, T>(await task);

    static Task<IReadOnlyList<T>> FromList<TList, T>(TList list)
        where TList : IEnumerable<T> => Task.FromResult(AsReadOnly<TList, T>(list));

    static IReadOnlyList<T> AsReadOnly<TList, T>(TList list)
        where TList : IEnumerable<T> => list as IReadOnlyList<T> ?? [.. list];

    static bool IsParent(ResolverMember member, ParameterInfo parameter, int index, FieldDefinition field, Type? parentType)
    {
        if (index > 0 || parentType is null || member.IsOfParent || field.Argument(Names.OfParameter(parameter)) is not null)
        {
            return false;
        }

        return member.IsBatch
            ? Shapes.Is(parameter.ParameterType, typeof(IReadOnlyList<>), out var item) && item.IsAssignableFrom(parentType)
            : parameter.ParameterType.IsAssignableFrom(parentType);
    }

    Expression Value(
        FieldDefinition field,
        ResolverMember member,
        ParameterInfo parameter,
        ParameterExpression arguments,
        ParameterExpression context,
        InputConverter?[] converters)
    {
        var index = Array.FindIndex(field.Arguments, argument => argument.Name == Names.OfParameter(parameter));
        if (index >= 0)
        {
            converters[index] = inputs.Bind(field.Arguments[index], parameter.ParameterType);
            return Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(index)), parameter.ParameterType);
        }

        if (parameter.ParameterType == typeof(IGraphQLContext))
        {
            return context;
        }

        if (parameter.ParameterType == typeof(CancellationToken))
        {
            return Expression.Property(context, nameof(IGraphQLContext.CancellationToken));
        }

        if (parameter.ParameterType.IsValueType || parameter.ParameterType == typeof(string))
        {
            errors.Add(field.Spot, $"{field.Coordinate} has no argument for the parameter '{parameter.Name}' of {member.Show}.");
            return Expression.Default(parameter.ParameterType);
        }

        return Expression.Call(GetService.MakeGenericMethod(parameter.ParameterType), context);
    }

    void CheckArguments(FieldDefinition field, ResolverMember member, InputConverter?[] converters)
    {
        for (var i = 0; i < converters.Length; i++)
        {
            if (converters[i] is null)
            {
                errors.Add(field.Arguments[i].Spot, $"{field.Arguments[i].Coordinate} has no parameter in {member.Show}.");
            }
        }
    }

    static T RequiredService<T>(IGraphQLContext context)
        where T : class => (T?)context.Services.GetService(typeof(T))
            ?? throw new InvalidOperationException($"No service {typeof(T)} is registered.");

    static FieldResolver New(Type type, InputConverter[] converters, params object[] arguments)
    {
        var resolver = (FieldResolver)Activator.CreateInstance(type, arguments)!;
        resolver.Converters = converters;
        return resolver;
    }
}

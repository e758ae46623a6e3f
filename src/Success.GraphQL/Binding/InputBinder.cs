using System.Linq.Expressions;
using System.Reflection;
using Success.GraphQL.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>Binds input types to .NET types: how a coerced value becomes what a resolver takes.</summary>
sealed class InputBinder(BindingErrors errors)
{
    readonly Dictionary<(SchemaType, Type), Func<object?, object?>> _known = [];

    /// <summary>A converter, or one that only reports that there is none.</summary>
    public InputConverter Bind(InputValueDefinition input, Type clr) => new(BindInput(input, clr));

    Func<object?, object?> BindInput(InputValueDefinition input, Type clr)
    {
        if (Shapes.Is(clr, typeof(Optional<>), out var inner))
        {
            var convert = Convert(input.Type, inner, input.Spot);
            return Maker<Func<object?, object?>, Func<object?, object?>>(nameof(OptionalOf), inner)(convert);
        }

        var mayBeMissing = input.Type is not NonNullType && (Undefined.Is(input.DefaultValue) || input.DefaultValue is null);
        var mayBeNull = input.Type is not NonNullType;
        if ((mayBeMissing || mayBeNull) && clr.IsValueType && Nullable.GetUnderlyingType(clr) is null)
        {
            errors.Add(input.Spot, $"{input.Coordinate} may be null, but {Shapes.Show(clr)} may not.");
        }

        var present = Convert(input.Type, clr, input.Spot);
        return value => Undefined.Is(value) ? null : present(value);
    }

    Func<object?, object?> Convert(SchemaType type, Type clr, SourceSpot spot)
    {
        var bare = Nullable.GetUnderlyingType(clr) ?? clr;
        if (_known.TryGetValue((type.Nullable, bare), out var known))
        {
            return known;
        }

        // Input types may refer to themselves.
        Func<object?, object?>? created = null;
        _known[(type.Nullable, bare)] = value => created!(value);
        var convert = type.Nullable switch
        {
            ListType list => List(list, bare, spot),
            InputObjectType input => Object(input, bare, spot),
            EnumType enumType => EnumValue(enumType, bare, spot),
            ScalarType scalar => Leaf(scalar, bare, spot),
            _ => Mismatch(type, clr, spot),
        };
        created = value => value is null ? null : convert(value);
        return _known[(type.Nullable, bare)] = created;
    }

    Func<object?, object?> List(ListType list, Type clr, SourceSpot spot)
    {
        var item = clr.IsArray ? clr.GetElementType() : Shapes.IsList(clr, out var found) ? found : null;
        if (item is null || !clr.IsAssignableFrom(item.MakeArrayType()))
        {
            return Mismatch(list, clr, spot);
        }

        var convert = Convert(list.OfType, item, spot);
        return Maker<Func<object?, object?>, Func<object?, object?>>(nameof(ArrayOf), item)(convert);
    }

    static Func<object?, object?> OptionalOf<T>(Func<object?, object?> convert)
    {
        object absent = default(Optional<T>);
        return value => Undefined.Is(value) ? absent : new Optional<T>((T)convert(value)!);
    }

    static Func<object?, object?> ArrayOf<T>(Func<object?, object?> convert) => value =>
    {
        var items = (object?[])value!;
        var array = new T[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            array[i] = (T)convert(items[i])!;
        }

        return array;
    };

    // A generic method of this class for one type, so that nothing is looked up for each value.
    static Func<TArgument, TResult> Maker<TArgument, TResult>(string method, Type type) =>
        typeof(InputBinder).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(type).CreateDelegate<Func<TArgument, TResult>>();

    Func<object?, object?> Object(InputObjectType input, Type clr, SourceSpot spot)
    {
        var constructor = clr.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).FirstOrDefault();
        if (constructor is null || clr.IsAbstract || clr == typeof(string) || clr.IsPrimitive)
        {
            return Mismatch(input, clr, spot);
        }

        var parameters = constructor.GetParameters();
        foreach (var field in input.Fields.Where(field => !Array.Exists(parameters, parameter => Names.OfParameter(parameter) == field.Name)))
        {
            errors.Add(field.Spot, $"{field.Coordinate} has no parameter in the constructor of {Shapes.Show(clr)}.");
        }

        var fields = parameters.Select(parameter => (Field: input.Field(Names.OfParameter(parameter)), Parameter: parameter)).ToArray();
        foreach (var (_, parameter) in fields.Where(pair => pair.Field is null))
        {
            errors.Add(input.Spot, $"{input} has no field for the parameter '{parameter.Name}' of {Shapes.Show(clr)}.");
        }

        if (fields.Any(pair => pair.Field is null))
        {
            return _ => null;
        }

        var converters = fields.Select(pair => BindInput(pair.Field!, pair.Parameter.ParameterType)).ToArray();
        var construct = new Lazy<Func<object?[], object>>(() => Construct(constructor));
        return value =>
        {
            var given = (Dictionary<string, object?>)value!;
            var arguments = new object?[converters.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                arguments[i] = converters[i](given.TryGetValue(fields[i].Field!.Name, out var part) ? part : Undefined.Value);
            }

            return construct.Value(arguments);
        };
    }

    static Func<object?[], object> Construct(ConstructorInfo constructor)
    {
        var arguments = Expression.Parameter(typeof(object?[]), "arguments");
        var values = constructor.GetParameters().Select((parameter, i) =>
            Expression.Convert(Expression.ArrayIndex(arguments, Expression.Constant(i)), parameter.ParameterType));
        return Expression.Lambda<Func<object?[], object>>(Expression.Convert(Expression.New(constructor, values), typeof(object)), arguments).Compile();
    }

    Func<object?, object?> EnumValue(EnumType type, Type clr, SourceSpot spot)
    {
        if (clr == typeof(string))
        {
            return value => value;
        }

        if (!clr.IsEnum)
        {
            return Mismatch(type, clr, spot);
        }

        var byName = Enum.GetNames(clr).ToDictionary(name => Names.OfEnumValue(clr, name), name => Enum.Parse(clr, name), StringComparer.Ordinal);
        foreach (var missing in type.Values.Where(value => !byName.ContainsKey(value.Name)))
        {
            errors.Add(missing.Spot, $"{type}.{missing} has no value in the enum {Shapes.Show(clr)}.");
        }

        return value => byName[(string)value!];
    }

    Func<object?, object?> Leaf(ScalarType scalar, Type clr, SourceSpot spot) => (scalar.Name, scalar.Coercion) switch
    {
        (_, BoundScalar bound) when bound.ClrType == clr => value => value,
        ("Int", _) when clr == typeof(int) => value => value,
        ("Int", _) when clr == typeof(long) => value => (long)(int)value!,
        ("Float", _) when clr == typeof(double) => value => value,
        ("Float", _) when clr == typeof(decimal) => ToDecimal,
        ("Boolean", _) when clr == typeof(bool) => value => value,
        ("String" or "ID", _) when clr == typeof(string) => value => value,
        ("String" or "ID", _) when Parser(clr) is { } parse => parse,
        _ => Mismatch(scalar, clr, spot),
    };

    static object? ToDecimal(object? value)
    {
        try
        {
            return (decimal)(double)value!;
        }
        catch (OverflowException)
        {
            throw new CoercionException("The number is too large.");
        }
    }

    // Identifiers with a type of their own say themselves what they are.
    static Func<object?, object?>? Parser(Type clr) =>
        clr.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>) && i.GetGenericArguments()[0] == clr)
            ? Maker<object?, object?>(nameof(Parse), clr)
            : null;

    static object? Parse<T>(object? value)
        where T : IParsable<T> => T.TryParse((string)value!, System.Globalization.CultureInfo.InvariantCulture, out var parsed)
            ? parsed
            : throw new CoercionException($"It is no {typeof(T).Name}.");

    Func<object?, object?> Mismatch(SchemaType type, Type clr, SourceSpot spot)
    {
        errors.Add(spot, $"Values of {type} cannot become {Shapes.Show(clr)}.");
        return _ => null;
    }
}

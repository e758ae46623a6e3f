using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Tenancy;
using Success.Grains;
using Success.Silo;

namespace Success.Architecture.Tests;

/// <summary>
/// Arguments and results of grain calls are immutable and survive a round trip through System.Text.Json, so that passing a reference
/// (the embedded silo) and passing a copy (Orleans) mean the same.
/// </summary>
public sealed class GrainContractTests
{
    static readonly Type[] ImmutableGenerics =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableDictionary<,>), typeof(ImmutableSortedDictionary<,>), typeof(ImmutableHashSet<>),
        typeof(IReadOnlyList<>), typeof(IReadOnlyDictionary<,>), typeof(ReadOnlyMemory<>),
    ];

    /// <summary>Values that are made by checking text, one of each.</summary>
    static readonly Dictionary<Type, object> CheckedValues = new()
    {
        [typeof(RouteTag)] = RouteTag.Create("t7k2").Value,
    };

    public static TheoryData<Type> Contracts =>
    [
        .. typeof(SiloHosting).Assembly.GetTypes()
            .Where(type => type.IsInterface && type.IsAssignableTo(typeof(IGrain)))
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(Result(method.ReturnType)))
            .Where(type => type != typeof(void) && type != typeof(CancellationToken) && !IsPlain(type))
            .Distinct()
            .OrderBy(type => type.ToString(), StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Contracts))]
    public void ArgumentOrResult_IsImmutableThroughAndThrough(Type type)
    {
        var mutable = new List<string>();
        FindMutable(type, type.Name, [], mutable);

        Assert.Empty(mutable);
    }

    [Theory]
    [MemberData(nameof(Contracts))]
    public void ArgumentOrResult_SurvivesJson(Type type)
    {
        var sample = Sample(type);
        var json = JsonSerializer.Serialize(sample, type, DomainJson.Options);

        var copy = JsonSerializer.Deserialize(json, type, DomainJson.Options);

        Assert.Equal(json, JsonSerializer.Serialize(copy, type, DomainJson.Options));
        Assert.NotEqual("{}", json);
    }

    static Type Result(Type returned) =>
        returned.IsGenericType && (returned.GetGenericTypeDefinition() == typeof(Task<>) || returned.GetGenericTypeDefinition() == typeof(ValueTask<>))
            ? returned.GetGenericArguments()[0]
            : typeof(void);

    static bool IsPlain(Type type) =>
        type.IsPrimitive || type.IsEnum || type == typeof(string) || type == typeof(decimal) || type == typeof(Guid)
        || type == typeof(DateTimeOffset) || type == typeof(DateOnly) || type == typeof(TimeSpan);

    static void FindMutable(Type type, string path, HashSet<Type> seen, List<string> mutable)
    {
        if (IsPlain(type) || !seen.Add(type))
        {
            return;
        }

        if (type.IsGenericType && ImmutableGenerics.Contains(type.GetGenericTypeDefinition()))
        {
            foreach (var argument in type.GetGenericArguments())
            {
                FindMutable(argument, $"{path}[]", seen, mutable);
            }

            return;
        }

        if (type.IsArray || type.IsAssignableTo(typeof(IEnumerable)) || type == typeof(object))
        {
            mutable.Add($"{path} is a {type.Name}");
            return;
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (!field.IsInitOnly)
            {
                mutable.Add($"{path}.{field.Name} can be changed");
            }

            FindMutable(field.FieldType, $"{path}.{field.Name}", seen, mutable);
        }

        foreach (var kind in type.Assembly.GetTypes().Where(kind => kind.BaseType == type))
        {
            FindMutable(kind, kind.Name, seen, mutable);
        }
    }

    /// <summary>Some value of a type with nothing left empty, made through the constructor that JSON uses too.</summary>
    static object Sample(Type type)
    {
        if (CheckedValues.TryGetValue(type, out var value) || PlainSamples.TryGetValue(type, out value))
        {
            return value;
        }

        if (type.IsEnum)
        {
            return type.GetEnumValues().Cast<object>().Last();
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Sample(underlying);
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Id<>))
        {
            return type.GetMethod("Create")!.Invoke(null, [Guid.Parse("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33")])!;
        }

        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>))
        {
            return typeof(GrainContractTests).GetMethod(nameof(ArrayOf), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()).Invoke(null, null)!;
        }

        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"Add a value of {type} to {nameof(CheckedValues)}.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
    }

    static ImmutableArray<T> ArrayOf<T>() => [(T)Sample(typeof(T))];

    static readonly Dictionary<Type, object> PlainSamples = new()
    {
        [typeof(string)] = "text",
        [typeof(bool)] = true,
        [typeof(int)] = 42,
        [typeof(long)] = 42L,
        [typeof(double)] = 0.1,
        [typeof(decimal)] = 12.50m,
        [typeof(Guid)] = Guid.Parse("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33"),
        [typeof(DateTimeOffset)] = new DateTimeOffset(2026, 3, 29, 1, 30, 0, 123, TimeSpan.Zero),
        [typeof(DateOnly)] = new DateOnly(2028, 2, 29),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(90.5),
    };
}

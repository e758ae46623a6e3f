using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json;
using Success.Domain;
using Success.Domain.Accounts;
using Success.Domain.Kpis;
using Success.Domain.Metrics;
using Success.Domain.Portfolio;
using Success.Domain.Tenancy;
using Success.Grains;
using Success.Grains.Accounts;
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
        [typeof(SecretHash)] = SecretHash.Of([1], "secret"),
        [typeof(EmailDigest)] = EmailDigest.Of([1], EmailAddress.Create("owner@example.com").Value),
        [typeof(LocaleTag)] = LocaleTag.English,
        [typeof(ZoneName)] = ZoneName.Create("Europe/Berlin").Value,
        [typeof(Money)] = Money.Create(12.50m, "EUR").Value,
        [typeof(AccountScope)] = AccountScope.BoundTo(new AccountBinding(SomeId<Account>(), Subtree: true)).Value,
        [typeof(Tenant)] = SomeTenant(),
        [typeof(TenantCommand)] = new TenantCommand.RenameTenant("Contoso"),
        [typeof(Caller)] = new Caller.Credential(SomeAudience()),
        [typeof(AccountRequest)] = new AccountRequest(
            new UpdateAccount { Name = "Acme", Segment = new((string?)null), Key = IdempotencyKey.Create("once").Value }, SomeAudience()),
        [typeof(Audience)] = SomeAudience(),
        [typeof(AccountView)] = SomeView(),
        [typeof(AccountSummary)] = new AccountSummary { Id = SomeId<Account>(), Version = 3, Name = "Acme", Standing = Standing.AtRisk, Tags = ["key"] },
        [typeof(PortfolioFilter)] = PortfolioFilter.None with { Text = "Acme", Standings = [Standing.OffTrack] },
        [typeof(Goal)] = new Goal.Keep(10, 20, null, new(2026, 4, 1), null),
        [typeof(TextDigest)] = TextDigest.Of(Guid.Empty, "Acme"),
        [typeof(MetricKey)] = MetricKey.Create("mentions_per_day").Value,
        [typeof(MeasurementTime)] = MeasurementTime.Of(DateTimeOffset.UnixEpoch),
        [typeof(MeasurementSource)] = MeasurementSource.Of(Side.Provider, SomeId<Member>()),
        [typeof(Who)] = Who.Of(Side.Provider, SomeId<Member>()),
        [typeof(ReadOnlyMemory<byte>)] = new ReadOnlyMemory<byte>([1, 2, 3]),
        [typeof(ImmutableDictionary<string, string>)] = ImmutableDictionary<string, string>.Empty.Add("acc.name", "Acme"),
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

        Assert.True(mutable.Count == 0, string.Join(Environment.NewLine, mutable));
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
            // A value is part of the field that holds it, which is looked at by itself: nobody else sees it change.
            if (!field.IsInitOnly && !type.IsValueType)
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

        if (type.IsGenericType && type.GetGenericTypeDefinition() is var generic && (generic == typeof(ImmutableArray<>) || generic == typeof(IReadOnlyList<>)))
        {
            return typeof(GrainContractTests).GetMethod(nameof(ArrayOf), BindingFlags.Static | BindingFlags.NonPublic)!
                .MakeGenericMethod(type.GetGenericArguments()).Invoke(null, null)!;
        }

        var constructor = type.GetConstructors().MaxBy(candidate => candidate.GetParameters().Length)
            ?? throw new InvalidOperationException($"Add a value of {type} to {nameof(CheckedValues)}.");
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType))]);
    }

    static ImmutableArray<T> ArrayOf<T>() => [(T)Sample(typeof(T))];

    static Id<T> SomeId<T>()
        where T : IIdentified => Id<T>.Create(Guid.Parse("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33"));

    static Tenant SomeTenant()
    {
        var context = new TenantContext(DateTimeOffset.UnixEpoch, new(Guid.Parse("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33")), new Caller.Operator(), _ => null);
        var mail = new Mailbox("owner@example.com", EmailDigest.Of([1], EmailAddress.Create("owner@example.com").Value));
        var create = new TenantCommand.CreateTenant(SomeId<Tenant>(), RouteTag.Create("t7k2").Value, "Contoso", Sandbox: false, "Owner", mail);
        return Tenant.Decide(Tenant.None, create, context).Value.Events.Aggregate(Tenant.None, Tenant.Apply);
    }

    static AccountView SomeView()
    {
        var context = new DecideContext(DateTimeOffset.UnixEpoch, new SystemActor(), new(Guid.Parse("0198c5e0-a3b4-7d2c-9f00-aa11bb22cc33")));
        var opened = Account.Decide(null, new OpenAccount(SomeId<Account>(), "Acme"), context).Value.Events;
        return opened.Aggregate((Account?)null, Account.Apply)!.For(Side.Provider, _ => true, DateTimeOffset.UnixEpoch);
    }

    static Audience SomeAudience()
    {
        var tenant = SomeTenant();
        return Audience.Of(tenant, tenant.Members.Values.Single()).Value;
    }

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

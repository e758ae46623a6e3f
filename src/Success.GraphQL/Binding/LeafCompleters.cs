using System.Globalization;
using System.Runtime.CompilerServices;
using Success.GraphQL.Execution;
using Success.GraphQL.Types;

namespace Success.GraphQL.Binding;

/// <summary>Which .NET types can be which leaf types, and how they are written.</summary>
static class LeafCompleters
{
    /// <summary>A <c>Completer&lt;T&gt;</c> for the .NET type, or null if its values cannot be values of the leaf type.</summary>
    public static object? Create(LeafType type, Type clr, bool isNonNull) => type switch
    {
        EnumType enumType when clr.IsEnum => Generic(nameof(EnumCompleter), clr, enumType, isNonNull),
        ScalarType { Coercion: BoundScalar bound } when bound.ClrType == clr => bound.Completer(isNonNull),
        ScalarType { Coercion: BoundScalar } or EnumType => null,
        ScalarType { Name: "Int" } => Int(clr, isNonNull),
        ScalarType { Name: "Float" } => Float(clr, isNonNull) ?? Int(clr, isNonNull),
        ScalarType { Name: "Boolean" } => clr == typeof(bool) ? new WritingCompleter<bool>(isNonNull, (buffer, value) => buffer.WriteBoolean(value)) : null,
        ScalarType { Name: "String" or "ID" } => Text(clr, isNonNull),
        _ => null,
    };

    static object? Int(Type clr, bool isNonNull) =>
        clr == typeof(int) ? new WritingCompleter<int>(isNonNull, (buffer, value) => buffer.WriteInt64(value))
        : clr == typeof(short) ? new WritingCompleter<short>(isNonNull, (buffer, value) => buffer.WriteInt64(value))
        : clr == typeof(byte) ? new WritingCompleter<byte>(isNonNull, (buffer, value) => buffer.WriteInt64(value))
        : clr == typeof(long) ? new WritingCompleter<long>(isNonNull, WriteInt32)
        : null;

    static object? Float(Type clr, bool isNonNull) =>
        clr == typeof(double) ? new WritingCompleter<double>(isNonNull, WriteFinite)
        : clr == typeof(float) ? new WritingCompleter<float>(isNonNull, (buffer, value) => WriteFinite(buffer, value))
        : clr == typeof(decimal) ? new WritingCompleter<decimal>(isNonNull, (buffer, value) => buffer.WriteDecimal(value))
        : null;

    static object? Text(Type clr, bool isNonNull) =>
        clr == typeof(string) ? new WritingCompleter<string>(isNonNull, (buffer, value) => buffer.WriteString(value))
        : clr == typeof(Guid) ? new WritingCompleter<Guid>(isNonNull, (buffer, value) => buffer.WriteQuoted(value))
        : clr == typeof(int) ? new WritingCompleter<int>(isNonNull, (buffer, value) => buffer.WriteQuoted(value))
        : clr == typeof(long) ? new WritingCompleter<long>(isNonNull, (buffer, value) => buffer.WriteQuoted(value))
        : typeof(IFormattable).IsAssignableFrom(clr) || IsParsable(clr) ? Generic(nameof(FormattableCompleter), clr, isNonNull)
        : null;

    static bool IsParsable(Type clr) =>
        clr.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IParsable<>));

    static object Generic(string method, Type clr, params object[] arguments) =>
        typeof(LeafCompleters).GetMethod(method, System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
            .MakeGenericMethod(clr).Invoke(null, arguments)!;

    // Identifiers with a type of their own say themselves how they are written.
    static WritingCompleter<T> FormattableCompleter<T>(bool isNonNull) =>
        new(isNonNull, (buffer, value) => buffer.WriteString(
            value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value!.ToString()));

    static WritingCompleter<T> EnumCompleter<T>(EnumType type, bool isNonNull)
        where T : struct, Enum
    {
        // By number, not by T: collections of T would be compiled anew for each enum of a schema, which took a third of a start.
        var json = new Dictionary<long, byte[]>();
        foreach (var value in Enum.GetValues<T>())
        {
            if (type.Value(Names.OfEnumValue(typeof(T), value.ToString())) is { } defined)
            {
                json[NumberOf(value)] = defined.Json;
            }
        }

        return new(isNonNull, (buffer, value) => buffer.WriteRaw(json.TryGetValue(NumberOf(value), out var name)
            ? name
            : throw new InvalidOperationException($"Enum \"{type}\" cannot represent value: {value}")));
    }

    static long NumberOf<T>(T value)
        where T : struct, Enum => Unsafe.SizeOf<T>() switch
        {
            sizeof(byte) => Unsafe.BitCast<T, byte>(value),
            sizeof(short) => Unsafe.BitCast<T, short>(value),
            sizeof(int) => Unsafe.BitCast<T, int>(value),
            _ => Unsafe.BitCast<T, long>(value),
        };

    static void WriteInt32(JsonBuffer buffer, long value) => buffer.WriteInt64(value is >= int.MinValue and <= int.MaxValue
        ? value
        : throw new FieldErrorException(FormattableString.Invariant($"Int cannot represent non 32-bit signed integer value: {value}")));

    static void WriteFinite(JsonBuffer buffer, double value) => buffer.WriteDouble(double.IsFinite(value)
        ? value
        : throw new FieldErrorException($"Float cannot represent non numeric value: {JsonNumber.Format(value)}"));
}

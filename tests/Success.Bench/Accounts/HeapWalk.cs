using System.Reflection;
using System.Runtime.InteropServices;

namespace Success.Bench.Accounts;

/// <summary>
/// What objects weigh, by part and by type: everything that can be reached from some roots, each object once, whoever shares it. Reads
/// the sizes that the runtime itself keeps (the base size of a type, and the size of an element for arrays and strings).
/// </summary>
sealed class HeapWalk
{
    // CoreCLR's method table: flags and element size in the first word, base size in the second.
    const uint HasElements = 0x8000_0000;
    const long Alignment = 8;

    readonly HashSet<object> _seen = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Type, FieldInfo[]> _fields = [];
    readonly Dictionary<Type, (long Bytes, long Count)> _types = [];

    /// <summary>Bytes by type, the heaviest first.</summary>
    public IEnumerable<(Type Type, long Bytes, long Count)> Types =>
        _types.Select(pair => (pair.Key, pair.Value.Bytes, pair.Value.Count)).OrderByDescending(of => of.Bytes);

    /// <summary>Bytes of what is reached from a root and was not reached before.</summary>
    public long Weigh(object? root)
    {
        var (bytes, open) = (0L, new Stack<object>());
        Reach(root, open);
        while (open.TryPop(out var found))
        {
            var size = SizeOf(found);
            bytes += size;
            ref var of = ref CollectionsMarshal.GetValueRefOrAddDefault(_types, found.GetType(), out _);
            of = (of.Bytes + size, of.Count + 1);
            Follow(found, found.GetType(), open);
        }

        return bytes;
    }

    void Reach(object? found, Stack<object> open)
    {
        // What describes the program itself belongs to nobody.
        if (found is not (null or Type or MemberInfo or Delegate) && _seen.Add(found))
        {
            open.Push(found);
        }
    }

    void Follow(object found, Type type, Stack<object> open)
    {
        if (found is Array array)
        {
            var element = type.GetElementType()!;
            if (!element.IsPrimitive && !element.IsEnum)
            {
                foreach (var item in array)
                {
                    Enter(item, element, open);
                }
            }

            return;
        }

        foreach (var field in FieldsOf(type))
        {
            Enter(field.GetValue(found), field.FieldType, open);
        }
    }

    // A value stands inside its holder and weighs nothing by itself.
    void Enter(object? found, Type declared, Stack<object> open)
    {
        if (!declared.IsValueType)
        {
            Reach(found, open);
        }
        else if (found is not null)
        {
            Follow(found, found.GetType(), open);
        }
    }

    FieldInfo[] FieldsOf(Type type)
    {
        if (!_fields.TryGetValue(type, out var fields))
        {
            fields = [.. Ancestors(type).SelectMany(of => of.GetFields(
                BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)).Where(IsFollowed)];
            _fields[type] = fields;
        }

        return fields;
    }

    static IEnumerable<Type> Ancestors(Type? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type;
        }
    }

    static bool IsFollowed(FieldInfo field) => !field.FieldType.IsPrimitive && !field.FieldType.IsPointer && !field.FieldType.IsEnum;

    static long SizeOf(object found)
    {
        var table = found.GetType().TypeHandle.Value;
        var flags = unchecked((uint)Marshal.ReadInt32(table));
        var elements = (flags & HasElements) == 0 ? 0 : found is string text ? text.Length : ((Array)found).LongLength;
        return ((uint)Marshal.ReadInt32(table, sizeof(int)) + (elements * (flags & ushort.MaxValue)) + Alignment - 1) & -Alignment;
    }
}

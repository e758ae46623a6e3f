using System.Collections.Immutable;

namespace Success.Domain;

/// <summary>A part of an aggregate that is found by its id.</summary>
/// <typeparam name="T">The type that names the id.</typeparam>
interface IEntity<T>
    where T : IIdentified
{
    Id<T> Id { get; }
}

/// <summary>
/// Parts by id in plain arrays, in the order in which they came: they are few, and an array is the smallest and quickest of all
/// collections then.
/// </summary>
static class Entities
{
    public static T? Find<T>(this ImmutableArray<T> items, Id<T> id)
        where T : class, IEntity<T>, IIdentified
    {
        foreach (var item in items)
        {
            if (item.Id == id)
            {
                return item;
            }
        }

        return null;
    }

    /// <summary>The array with the item in the place of the one with its id, or at the end.</summary>
    public static ImmutableArray<T> Put<T>(this ImmutableArray<T> items, T item)
        where T : class, IEntity<T>, IIdentified
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (items[index].Id == item.Id)
            {
                return items.SetItem(index, item);
            }
        }

        return items.Add(item);
    }

    /// <summary>The array with one item changed; unchanged when there is none with the id.</summary>
    public static ImmutableArray<T> Change<T>(this ImmutableArray<T> items, Id<T> id, Func<T, T> change)
        where T : class, IEntity<T>, IIdentified => items.Find(id) is { } item ? items.Put(change(item)) : items;

    public static ImmutableArray<T> Without<T>(this ImmutableArray<T> items, Id<T> id)
        where T : class, IEntity<T>, IIdentified => items.Find(id) is { } item ? items.RemoveAt(items.IndexOf(item)) : items;
}

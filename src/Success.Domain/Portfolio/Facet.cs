using System.Collections.Immutable;

namespace Success.Domain.Portfolio;

/// <summary>One property of accounts, the other way round: for each of its values, the slots of the accounts that have it. Immutable.</summary>
sealed class Facet<TKey>
    where TKey : notnull
{
    readonly ImmutableDictionary<TKey, SlotSet> _sets;

    Facet(ImmutableDictionary<TKey, SlotSet> sets) => _sets = sets;

    public static Facet<TKey> Empty { get; } = new(ImmutableDictionary<TKey, SlotSet>.Empty);

    /// <summary>The values that some account has.</summary>
    public IEnumerable<TKey> Keys => _sets.Keys;

    /// <summary>The slots with a value; empty when no account has it.</summary>
    public SlotSet this[TKey key] => _sets.GetValueOrDefault(key, SlotSet.Empty);

    /// <summary>A facet of many accounts at once.</summary>
    /// <param name="ascending">Keys with their slots; the slots of each key sorted.</param>
    public static Facet<TKey> Of(IEnumerable<(TKey Key, int Slot)> ascending)
    {
        var slots = new Dictionary<TKey, List<int>>();
        foreach (var (key, slot) in ascending)
        {
            if (!slots.TryGetValue(key, out var of))
            {
                slots.Add(key, of = []);
            }

            of.Add(slot);
        }

        return new(slots.ToImmutableDictionary(
            pair => pair.Key, pair => SlotSet.Of(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(pair.Value))));
    }

    public Facet<TKey> With(TKey key, int slot) => new(_sets.SetItem(key, this[key].With(slot)));

    public Facet<TKey> Without(TKey key, int slot)
    {
        var left = this[key].Without(slot);
        return new(left.Count == 0 ? _sets.Remove(key) : _sets.SetItem(key, left));
    }

    public Facet<TKey> Move(TKey from, TKey to, int slot) =>
        EqualityComparer<TKey>.Default.Equals(from, to) ? this : Without(from, slot).With(to, slot);
}

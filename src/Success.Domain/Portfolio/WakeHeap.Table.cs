namespace Success.Domain.Portfolio;

/// <content>
/// Where in the heap an account's wake is: open addressing with linear probing. A cell holds a position plus one, 0 when it is free.
/// </content>
public sealed partial class WakeHeap
{
    const int LeastCapacity = 16;

    int[] _cells = [];

    /// <summary>The position of an account's wake, or −1.</summary>
    int Find(Guid id)
    {
        if (_cells.Length == 0)
        {
            return -1;
        }

        var cell = HomeOf(id);
        while (_cells[cell] != 0 && _heap[_cells[cell] - 1].Id != id)
        {
            cell = After(cell);
        }

        return _cells[cell] - 1;
    }

    /// <summary>The cell that holds a position: found by the number alone, without looking at the entries of other cells.</summary>
    int CellOf(int position)
    {
        var cell = HomeOf(_heap[position].Id);
        while (_cells[cell] != position + 1)
        {
            cell = After(cell);
        }

        return cell;
    }

    void Enter(int position)
    {
        var cell = HomeOf(_heap[position].Id);
        while (_cells[cell] != 0)
        {
            cell = After(cell);
        }

        _cells[cell] = position + 1;
    }

    void Leave(int position)
    {
        var free = CellOf(position);
        _cells[free] = 0;

        // What probed past the freed cell moves back into it, so that no search ends too early and no grave is needed.
        for (var cell = After(free); _cells[cell] != 0; cell = After(cell))
        {
            if (Distance(HomeOf(_heap[_cells[cell] - 1].Id), cell) >= Distance(free, cell))
            {
                (_cells[free], _cells[cell]) = (_cells[cell], 0);
                free = cell;
            }
        }
    }

    /// <summary>
    /// By a tenth, and a table of five cells for four entries: 24 × 1.1 for the entry and 4 × 1.25 × 1.1 for its cell make at most 31.9
    /// bytes a wake.
    /// </summary>
    void Grow()
    {
        var capacity = Math.Max(LeastCapacity, _heap.Length + (_heap.Length / 10));
        Array.Resize(ref _heap, capacity);
        _cells = new int[capacity + (capacity / 4)];
        for (var position = 0; position < Count; position++)
        {
            Enter(position);
        }
    }

    /// <summary>Ids carry their time in front, so the bits are mixed before the upper ones choose the cell.</summary>
    int HomeOf(Guid id) =>
        (int)(((ulong)unchecked((uint)id.GetHashCode() * 2654435769u) * (uint)_cells.Length) >> 32);

    int After(int cell) => cell + 1 == _cells.Length ? 0 : cell + 1;

    int Distance(int from, int to) => to >= from ? to - from : to - from + _cells.Length;
}

using System.Buffers;

namespace Success.GraphQL.Execution;

/// <summary>A contiguous part of the buffer: the response from its start, or what came later for one hole in it.</summary>
sealed class Segment(int start)
{
    readonly List<(int Position, Pending Pending)> _holes = [];
    List<Frame>? _nulled;

    public int Start { get; } = start;

    public int End { get; set; } = start;

    public void AddHole(int position, Pending pending) => _holes.Add((position, pending));

    public void AddNulled(Frame frame) => (_nulled ??= []).Add(frame);

    /// <summary>Forgets the holes in what is being undone.</summary>
    public void DropHolesFrom(int position)
    {
        var first = _holes.FindIndex(hole => hole.Position >= position);
        if (first >= 0)
        {
            _holes.RemoveRange(first, _holes.Count - first);
        }
    }

    /// <summary>Writes the segment with its holes filled and its nulled positions as null.</summary>
    public void CopyTo(IBufferWriter<byte> output, JsonBuffer buffer)
    {
        var position = Start;
        foreach (var (at, end, pending) in Patches())
        {
            if (at < position)
            {
                continue;
            }

            output.Write(buffer.Span(position, at));
            position = end;
            if (pending is null)
            {
                output.Write("null"u8);
            }
            else
            {
                pending.Segment!.CopyTo(output, buffer);
            }
        }

        output.Write(buffer.Span(position, End));
    }

    // In order of position; a nulled position before the holes and positions inside it.
    IEnumerable<(int At, int End, Pending? Pending)> Patches()
    {
        var holes = _holes.Select((int At, int End, Pending? Pending) (hole) => (hole.Position, hole.Position, hole.Pending));
        return _nulled is null
            ? holes
            : holes.Concat(_nulled.Select((int At, int End, Pending? Pending) (frame) => (frame.Start, frame.End, null)))
                .OrderBy(patch => patch.At).ThenByDescending(patch => patch.End);
    }
}

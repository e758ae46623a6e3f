namespace Success.GraphQL.Execution;

/// <summary>
/// The memory of one execution at a time: buffer, path and nullable positions. Reused by later executions. Until it is used it takes none: a
/// subscription has one for as long as it waits.
/// </summary>
sealed class Workspace
{
    // A buffer that one long answer has stretched is not worth keeping.
    const int LargestKept = 256 * 1024;

    const int SmallestDepth = 16;

    [ThreadStatic]
    static Workspace? _spare;

    PathSegment[] _path = [];
    (int Start, Frame? Frame)[] _frames = [];

    public JsonBuffer Buffer { get; } = new();

    public int Depth { get; private set; }

    public int Frames { get; private set; }

    public static Workspace Rent()
    {
        var workspace = _spare ?? new Workspace();
        _spare = null;
        return workspace;
    }

    public void Return()
    {
        if (Buffer.Capacity > LargestKept)
        {
            return;
        }

        Buffer.Truncate(0);
        Array.Clear(_path);
        Array.Clear(_frames);
        (Depth, Frames) = (0, 0);
        _spare = this;
    }

    public void Push(PathSegment segment)
    {
        if (Depth == _path.Length)
        {
            Array.Resize(ref _path, Math.Max(Depth * 2, SmallestDepth));
        }

        _path[Depth++] = segment;
    }

    public void Pop() => Depth--;

    public void SetIndex(int index) => _path[Depth - 1] = new PathSegment(null, index);

    public void PushFrame(int start)
    {
        if (Frames == _frames.Length)
        {
            Array.Resize(ref _frames, Math.Max(Frames * 2, SmallestDepth));
        }

        _frames[Frames++] = (start, null);
    }

    public Frame? PopFrame() => _frames[--Frames].Frame;

    /// <summary>Leaves what an exception left open.</summary>
    public void CutBack(int depth, int frames) => (Depth, Frames) = (depth, frames);

    public void Restore(PathSegment[] path)
    {
        (Depth, Frames) = (0, 0);
        foreach (var segment in path)
        {
            Push(segment);
        }
    }

    public PathSegment[] Path() => _path.AsSpan(0, Depth).ToArray();

    public object[] PathKeys() => Array.ConvertAll(Path(), segment => segment.Key);

    /// <summary>The innermost of the first <paramref name="count"/> open nullable positions, as an object that outlives this moment.</summary>
    public Frame? Materialise(int count, Segment segment, Frame? outer)
    {
        for (var i = 0; i < count; i++)
        {
            outer = _frames[i].Frame ??= new Frame(outer, segment, _frames[i].Start);
        }

        return outer;
    }
}

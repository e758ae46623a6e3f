namespace Success.Journal.Faults;

/// <summary>A disk as a loss of power leaves it: it takes deeds in order, as far as each of their parts reached it.</summary>
/// <param name="reachesDisk">Whether the next part (a sector of a write, or a deed as a whole) of deed number n reached it.</param>
sealed class Disk(Func<int, bool> reachesDisk)
{
    /// <summary>What a disk writes whole or not at all.</summary>
    const int SectorBytes = 512;

    readonly Dictionary<string, MemoryStream> _files = [];

    public void Apply(IReadOnlyList<Deed> deeds, int moment)
    {
        for (var index = 0; index < moment; index++)
        {
            Apply(deeds[index], index);
        }
    }

    /// <summary>Writes the files that exist on the disk into a folder.</summary>
    public void Save(string folder, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (_files.TryGetValue(name, out var bytes))
            {
                File.WriteAllBytes(Path.Combine(folder, name), bytes.ToArray());
            }
        }
    }

    void Apply(Deed deed, int index)
    {
        switch (deed)
        {
            case Deed.Write write:
                for (var start = 0; start < write.Bytes.Length; start += SectorBytes)
                {
                    if (reachesDisk(index))
                    {
                        var file = Open(write.File);
                        file.Position = write.Offset + start;
                        file.Write(write.Bytes, start, Math.Min(SectorBytes, write.Bytes.Length - start));
                    }
                }

                break;
            case Deed.Truncate truncate when reachesDisk(index):
                Open(truncate.File).SetLength(truncate.Length);
                break;
            case Deed.Remove remove when reachesDisk(index):
                _files.Remove(remove.File);
                break;
            case Deed.Link link when reachesDisk(index):
                _files[link.To] = Open(link.File);
                break;
            case Deed.Rename rename when reachesDisk(index):
                _files[rename.To] = Open(rename.File);
                _files.Remove(rename.File);
                break;
        }
    }

    MemoryStream Open(string name)
    {
        if (!_files.TryGetValue(name, out var file))
        {
            _files.Add(name, file = new MemoryStream());
        }

        return file;
    }
}

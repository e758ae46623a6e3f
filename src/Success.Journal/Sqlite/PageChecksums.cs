using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Success.Journal.Sqlite;

/// <summary>
/// A checksum in each page of the file. SQLite trusts its pages: one flipped bit in a key of a b-tree, and a search goes past what it
/// looks for and finds nothing. So SQLite's own file layer (its VFS) is registered a second time with the calls replaced that read
/// and write pages: what is written into the file gets a CRC-32C in the last bytes of the page, which SQLite leaves alone where the
/// file's header reserves them, and what is read from the file is compared with it. The log has SQLite's checksums, and the witness.
/// </summary>
static unsafe partial class PageChecksums
{
    /// <summary>Bytes at the end of each page that hold its checksum, little-endian.</summary>
    public const int ReservedBytes = sizeof(uint);

    /// <summary>Where a file's header, and so its first page, says how many bytes of each page are reserved.</summary>
    public const int ReservedOffset = 20;

    // SQLite's smallest page. Shorter reads are of the header alone; its page is read as a whole before anything of it is used.
    const int SmallestPage = 512;

    // SQLITE_FCNTL_RESERVE_BYTES; the binding does not name it.
    const int ReserveControl = 38;

    // SQLITE_IOCAP_SUBPAGE_READ: the file can be read in pieces, past the page that a checksum is of.
    const int SubpageReads = 0x8000;

    // sqlite3_io_methods as words: a version, then functions. The second version adds what WAL needs; the third maps files into memory,
    // past these checks, so it is not offered.
    const int Version = 2;
    const int Read = 2;
    const int Write = 3;
    const int DeviceCharacteristics = 12;
    const int Words = 17;

    static readonly Lock Adding = new();
    static readonly Dictionary<nint, nint> Checked = [];
    static delegate* unmanaged[Cdecl]<Vfs*, byte*, nint**, int, int*, int> _open;

    /// <summary>The name under which files are opened with checksums.</summary>
    public static string VfsName { get; } = Register("success-journal");

    /// <summary>Asks for room for checksums in the pages of a file that has none yet.</summary>
    /// <returns>SQLite's result code.</returns>
    public static int Reserve(sqlite3 database)
    {
        var bytes = ReservedBytes;
        return sqlite3_file_control(database, "main", ReserveControl, &bytes);
    }

    static string Register(string name)
    {
        var usual = sqlite3_vfs_find(null);
        _open = usual->Open;
        var vfs = (Vfs*)NativeMemory.Alloc((nuint)sizeof(Vfs));
        *vfs = *usual;
        vfs->Next = null;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8(name);
        vfs->Open = &OpenChecked;
        var code = sqlite3_vfs_register(vfs, isDefault: 0);
        return code == raw.SQLITE_OK ? name : throw SqliteFailure.Of(code, null);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int OpenChecked(Vfs* vfs, byte* path, nint** file, int flags, int* actual)
    {
        var code = _open(vfs, path, file, flags, actual);
        if (code == raw.SQLITE_OK && (flags & raw.SQLITE_OPEN_MAIN_DB) != 0)
        {
            *file = WithChecks(*file);
        }

        return code;
    }

    /// <summary>The same functions but for three, with the original ones noted behind them. Made once for each kind of file; never freed.</summary>
    static nint* WithChecks(nint* methods)
    {
        lock (Adding)
        {
            if (!Checked.TryGetValue((nint)methods, out var known))
            {
                var made = (nint*)NativeMemory.Alloc(Words + 1, (nuint)sizeof(nint));
                new ReadOnlySpan<nint>(methods, Words).CopyTo(new(made, Words));
                *(int*)made = Version;
                made[Read] = (nint)(delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)&ReadChecked;
                made[Write] = (nint)(delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)&WriteChecked;
                made[DeviceCharacteristics] = (nint)(delegate* unmanaged[Cdecl]<nint**, int>)&DeviceCharacteristicsOf;
                made[Words] = (nint)methods;
                Checked.Add((nint)methods, known = (nint)made);
            }

            return (nint*)known;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int ReadChecked(nint** file, byte* buffer, int length, long offset)
    {
        var read = (delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)Original(file, Read);
        var code = read(file, buffer, length, offset);
        return code == raw.SQLITE_OK && length >= SmallestPage && !IsIntact(new(buffer, length), offset) ? raw.SQLITE_CORRUPT : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int WriteChecked(nint** file, byte* buffer, int length, long offset)
    {
        // SQLite writes whole pages, the first one among the first. In a file that reserves nothing a checksum would fall on data.
        if (length < SmallestPage || (offset == 0 && buffer[ReservedOffset] != ReservedBytes))
        {
            return raw.SQLITE_MISUSE;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(new(buffer + length - ReservedBytes, ReservedBytes), Of(new(buffer, length), offset));
        var write = (delegate* unmanaged[Cdecl]<nint**, byte*, int, long, int>)Original(file, Write);
        return write(file, buffer, length, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static int DeviceCharacteristicsOf(nint** file) =>
        ((delegate* unmanaged[Cdecl]<nint**, int>)Original(file, DeviceCharacteristics))(file) & ~SubpageReads;

    static bool IsIntact(ReadOnlySpan<byte> page, long offset) =>
        BinaryPrimitives.ReadUInt32LittleEndian(page[^ReservedBytes..]) == Of(page, offset);

    // The page's number is part of it: what was written to the wrong place is damage there.
    static uint Of(ReadOnlySpan<byte> page, long offset) => Checksum.OfPage((offset / page.Length) + 1, page[..^ReservedBytes]);

    static nint Original(nint** file, int method) => ((nint*)(*file)[Words])[method];

    [LibraryImport("e_sqlite3", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial Vfs* sqlite3_vfs_find(string? name);

    [LibraryImport("e_sqlite3")]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_vfs_register(Vfs* vfs, int isDefault);

    [LibraryImport("e_sqlite3", StringMarshalling = StringMarshalling.Utf8)]
    [UnmanagedCallConv(CallConvs = [typeof(CallConvCdecl)])]
    private static partial int sqlite3_file_control(sqlite3 database, string name, int operation, void* argument);

    /// <summary>SQLite's <c>sqlite3_vfs</c>, third version; of its functions only the first is of interest here.</summary>
    [StructLayout(LayoutKind.Sequential)]
    struct Vfs
    {
        public int Version;
        public int FileBytes;
        public int MaxPathBytes;
        public Vfs* Next;
        public byte* Name;
        public void* Data;
        public delegate* unmanaged[Cdecl]<Vfs*, byte*, nint**, int, int*, int> Open;
        public OtherFunctions Others;
    }

    [InlineArray(15)]
    struct OtherFunctions
    {
        nint _first;
    }
}

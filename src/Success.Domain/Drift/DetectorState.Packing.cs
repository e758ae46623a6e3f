using System.Runtime.InteropServices;

namespace Success.Domain.Drift;

public partial record struct DetectorState
{
    // The numbers of the filters and sums, and five of its own.
    const int OwnNumbers = 5;

    internal readonly void Pack(NumberWriter numbers)
    {
        numbers.Long(Version);
        numbers.Long(Observations);
        numbers.Long((int)Active);
        numbers.Byte((byte)LastLevel);
        numbers.Byte((byte)Level);
        numbers.Byte((byte)((RaisedAt is null ? 0 : 1) | (ClearedAt is null ? 0 : 2)));
        numbers.Mixed([Time, Residual, RaisedAt ?? 0, ClearedAt ?? 0, Recovery]);
        numbers.Mixed(NumbersOf(in Noise));
        numbers.Mixed(NumbersOf(in Trend));
        numbers.Mixed(NumbersOf(in Positive));
        numbers.Mixed(NumbersOf(in Negative));
    }

    internal static DetectorState Unpack(ref NumberReader numbers)
    {
        var state = new DetectorState
        {
            Version = numbers.Int(),
            Observations = numbers.Int(),
            Active = (DriftSide)numbers.Int(),
            LastLevel = (DriftLevel)numbers.Byte(),
            Level = (DriftLevel)numbers.Byte(),
        };
        var given = numbers.Byte();
        Span<double> own = stackalloc double[OwnNumbers];
        numbers.Mixed(own);
        (state.Time, state.Residual, state.Recovery) = (own[0], own[1], own[4]);
        state.RaisedAt = (given & 1) == 0 ? null : own[2];
        state.ClearedAt = (given & 2) == 0 ? null : own[3];
        numbers.Mixed(MemoryMarshal.Cast<NoiseEstimate, double>(MemoryMarshal.CreateSpan(ref state.Noise, 1)));
        numbers.Mixed(MemoryMarshal.Cast<TrendMixture, double>(MemoryMarshal.CreateSpan(ref state.Trend, 1)));
        numbers.Mixed(MemoryMarshal.Cast<CusumBank, double>(MemoryMarshal.CreateSpan(ref state.Positive, 1)));
        numbers.Mixed(MemoryMarshal.Cast<CusumBank, double>(MemoryMarshal.CreateSpan(ref state.Negative, 1)));
        return state;
    }

    // T holds nothing but doubles.
    static ReadOnlySpan<double> NumbersOf<T>(in T value)
        where T : struct => MemoryMarshal.Cast<T, double>(MemoryMarshal.CreateReadOnlySpan(in value, 1));
}

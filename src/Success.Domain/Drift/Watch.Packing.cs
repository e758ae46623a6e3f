namespace Success.Domain.Drift;

/// <content>What is known, as its bytes, for an account at rest.</content>
public sealed partial record Watch
{
    internal void Pack(NumberWriter numbers)
    {
        var isNothing = Last is null && this == Nothing;
        numbers.Byte(isNothing ? (byte)0 : (byte)1);
        if (!isNothing)
        {
            Detector.Pack(numbers);
            numbers.Amount(MeanSize);
            numbers.Long(Held);
            numbers.Instant(AchievedAt);
            numbers.Byte(Last is null ? (byte)0 : (byte)1);
            Last?.Pack(numbers);
            numbers.Long(SteppedAt.UtcTicks - (Last?.At.UtcTicks ?? 0));
        }
    }

    internal static Watch Unpack(ref NumberReader numbers)
    {
        if (numbers.Byte() == 0)
        {
            return Nothing;
        }

        var detector = DetectorState.Unpack(ref numbers);
        var (size, held, achieved) = (numbers.Amount(), numbers.Int(), numbers.InstantOrNull());
        Observation? last = numbers.Byte() == 0 ? null : Observation.Unpack(ref numbers);
        return new(detector, size, held, achieved, last, new(numbers.Long() + (last?.At.UtcTicks ?? 0), TimeSpan.Zero));
    }
}

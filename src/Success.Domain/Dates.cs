namespace Success.Domain;

/// <summary>
/// The dates and instants that the domain takes. Outside of these years a date is a slip of the keyboard or of a program's epoch, and
/// arithmetic near the ends of the framework's range would throw.
/// </summary>
public static class Dates
{
    /// <summary>First date that is taken.</summary>
    public static readonly DateOnly First = new(1970, 1, 1);

    /// <summary>Last date that is taken.</summary>
    public static readonly DateOnly Last = new(2200, 12, 31);

    static readonly DateTimeOffset FirstInstant = DateTimeOffset.UnixEpoch;

    static readonly DateTimeOffset EndInstant = new(Last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);

    /// <summary>Whether a date is one that is taken.</summary>
    public static bool IsKept(DateOnly date) => date >= First && date <= Last;

    /// <summary>The date, or a refusal when it lies outside <see cref="First"/> to <see cref="Last"/> (both inclusive).</summary>
    public static Result<DateOnly> Check(DateOnly date, string field) =>
        IsKept(date) ? date : OutOfRange(field);

    /// <summary>The instant in UTC, or a refusal when its UTC date lies outside <see cref="First"/> to <see cref="Last"/>.</summary>
    public static Result<DateTimeOffset> Check(DateTimeOffset instant, string field) =>
        instant >= FirstInstant && instant < EndInstant ? instant.ToUniversalTime() : OutOfRange(field);

    static DomainError OutOfRange(string field) =>
        new(DomainErrorCode.Invalid, $"Dates from {First.Year} to {Last.Year} are taken here.", field);
}

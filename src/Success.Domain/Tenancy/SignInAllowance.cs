using System.Collections.Immutable;

namespace Success.Domain.Tenancy;

/// <summary>
/// How often mail for signing in is sent to an address, and how often codes for it may be guessed. Kept by the address's digest, for
/// unknown addresses as well, so that both are answered alike.
/// </summary>
/// <param name="Sent">When mail was sent within the last <see cref="SendWindow"/>, oldest first.</param>
/// <param name="Wrong">When a wrong code was given within the last <see cref="CodeWindow"/>, oldest first.</param>
public sealed record SignInAllowance(ImmutableArray<DateTimeOffset> Sent, ImmutableArray<DateTimeOffset> Wrong)
{
    /// <summary>Mails to one address within <see cref="SendWindow"/>; more would be a way to pester somebody.</summary>
    public const int MaxSent = 5;

    /// <summary>Wrong codes for one address within <see cref="CodeWindow"/>, over all its links; then only links work.</summary>
    public const int MaxWrong = 10;

    /// <summary>See <see cref="MaxSent"/>.</summary>
    public static readonly TimeSpan SendWindow = TimeSpan.FromMinutes(10);

    /// <summary>See <see cref="MaxWrong"/>.</summary>
    public static readonly TimeSpan CodeWindow = TimeSpan.FromDays(1);

    /// <summary>Nothing was sent and nothing guessed.</summary>
    public static SignInAllowance Fresh { get; } = new([], []);

    /// <summary>Sends one mail more; <see cref="DomainErrorCode.LimitReached"/> when there were enough.</summary>
    public Result<SignInAllowance> Send(DateTimeOffset now)
    {
        var sent = Since(Sent, now - SendWindow);
        return sent.Length < MaxSent
            ? new SignInAllowance(sent.Add(now), Since(Wrong, now - CodeWindow))
            : Refusal.LimitReached("email", $"At most {MaxSent} mails are sent to an address in {SendWindow.TotalMinutes:0} minutes; wait a little.");
    }

    /// <summary>Whether a code may be tried.</summary>
    public bool MayTryCode(DateTimeOffset now) => Since(Wrong, now - CodeWindow).Length < MaxWrong;

    /// <summary>What is said, of known and unknown addresses alike, where no code may be tried: a link works all the same.</summary>
    public static DomainError CodesSpent { get; } = Refusal.LimitReached(
        "code", $"Too many wrong codes were given for this address; for {CodeWindow.TotalHours:0} hours only the link in the mail works.");

    /// <summary>Counts a wrong code.</summary>
    public SignInAllowance NoteWrongCode(DateTimeOffset now) => this with { Wrong = Since(Wrong, now - CodeWindow).Add(now) };

    /// <summary>The code that was counted last was right after all: codes are counted before they are tried, so that none is free.</summary>
    public SignInAllowance ForgiveCode() => this with { Wrong = Wrong.IsEmpty ? Wrong : Wrong.RemoveAt(Wrong.Length - 1) };

    static ImmutableArray<DateTimeOffset> Since(ImmutableArray<DateTimeOffset> instants, DateTimeOffset start) =>
        instants.RemoveAll(instant => instant <= start);
}

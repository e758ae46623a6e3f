namespace Success.Domain.Tenancy;

/// <summary>
/// A mail by which somebody signs in: a link with a secret token, and a code of six digits for another device or the mail app's own
/// browser. One of them works, once, for <see cref="Lifetime"/>. A value: whoever keeps it writes what comes back before it answers.
/// </summary>
public sealed record SignInLink : IIdentified
{
    /// <inheritdoc/>
    public static string Prefix => "lnk";

    /// <summary>How long it works: time to find the mail, too little for a mailbox that is read by others later.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Wrong codes after which the code is dead; the link still works. With <see cref="SignInAllowance"/> guessing one of a million codes
    /// succeeds once in a hundred thousand days of trying.
    /// </summary>
    public const int MaxWrongCodes = 5;

    /// <summary>Its id.</summary>
    public required Id<SignInLink> Id { get; init; }

    /// <summary>Who signs in by it.</summary>
    public required Id<Member> Member { get; init; }

    /// <summary>Hash of the link's token.</summary>
    public required SecretHash Token { get; init; }

    /// <summary>Hash of the code, which only the server's pepper protects: it has a million values.</summary>
    public required SecretHash Code { get; init; }

    /// <summary>From this instant on it is refused.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>How many wrong codes were given.</summary>
    public int WrongCodes { get; init; }

    /// <summary>When somebody signed in by it, or null.</summary>
    public DateTimeOffset? UsedAt { get; init; }

    /// <summary>A link that is sent now.</summary>
    public static SignInLink Issue(Id<SignInLink> id, Id<Member> member, SecretHash token, SecretHash code, DateTimeOffset now) =>
        new() { Id = id, Member = member, Token = token, Code = code, Until = now + Lifetime };

    /// <summary>Somebody pressed the button behind the link. (Looking at it, as mail scanners do, uses nothing.)</summary>
    public SignInAttempt TryToken(SecretHash presented, DateTimeOffset now) =>
        Token.Matches(presented) && IsOpen(now) ? Used(now) : new(this, Refused);

    /// <summary>Somebody typed the code. A wrong one is counted.</summary>
    public SignInAttempt TryCode(SecretHash presented, DateTimeOffset now)
    {
        if (!IsOpen(now) || WrongCodes >= MaxWrongCodes)
        {
            return new(this, Refused);
        }

        return Code.Matches(presented) ? Used(now) : new(this with { WrongCodes = WrongCodes + 1 }, Refused);
    }

    bool IsOpen(DateTimeOffset now) => UsedAt is null && now < Until;

    SignInAttempt Used(DateTimeOffset now) => new(this with { UsedAt = now }, null);

    /// <summary>One sentence for everything: it must not tell a wrong code from a link that is used up or never was.</summary>
    public static DomainError Refused { get; } = Refusal.Forbidden(null, "This link or code does not work (any more); ask for another.");
}

/// <summary>What came of an attempt to sign in.</summary>
/// <param name="Link">The link as it is to be kept from now on.</param>
/// <param name="Refusal">Why it failed, or null: the link's member has shown to own the address.</param>
public sealed record SignInAttempt(SignInLink Link, DomainError? Refusal);

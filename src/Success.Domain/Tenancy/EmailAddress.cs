namespace Success.Domain.Tenancy;

/// <summary>
/// An e-mail address in the form in which addresses are compared: trimmed, in small letters. Personal data: it stands in commands and
/// in deletable rows, never in an event.
/// </summary>
public readonly record struct EmailAddress
{
    /// <summary>Longest address that mail can carry (RFC 5321, section 4.5.3.1.3, without the angle brackets).</summary>
    public const int MaxLength = 254;

    readonly string? _value;

    EmailAddress(string value) => _value = value;

    /// <summary>Reads an address. Only its form is checked; that mail arrives there is known once somebody signs in by it.</summary>
    public static Result<EmailAddress> Create(string? text)
    {
        var address = text?.Trim().ToLowerInvariant() ?? "";
        return address.Length <= MaxLength && IsWellFormed(address)
            ? new EmailAddress(address)
            : new DomainError(
                DomainErrorCode.Invalid, $"An e-mail address looks like name@example.com and has at most {MaxLength} characters.", "email");
    }

    /// <inheritdoc/>
    public override string ToString() => _value ?? "";

    static bool IsWellFormed(string address)
    {
        var at = address.LastIndexOf('@');
        return at is > 0 and <= 64
            && address.IndexOf('.', at) > at + 1
            && address[^1] is not '.'
            && !address.Contains("..", StringComparison.Ordinal)
            && address.AsSpan().Count('@') == 1
            && address.All(IsAllowed);
    }

    // Printable ASCII without what would let an address end a header or begin a list. Internationalised domains come in their xn-- form.
    static bool IsAllowed(char character) => character is > ' ' and < (char)0x7F && !"<>(),;:\"\\[]".Contains(character, StringComparison.Ordinal);
}

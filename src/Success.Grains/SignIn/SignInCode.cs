using Success.Domain;

namespace Success.Grains.SignIn;

/// <summary>Six digits by which somebody signs in who reads the mail on another device. Only <see cref="Reveal"/> shows them.</summary>
public readonly record struct SignInCode
{
    /// <summary>How many there are.</summary>
    public const int Count = 1_000_000;

    const int Length = 6;

    readonly string? _digits;

    SignInCode(string digits) => _digits = digits;

    /// <summary>Reads a code; blanks between the digits, as mails show them, are left out.</summary>
    public static Result<SignInCode> Parse(string? text)
    {
        var digits = text?.Replace(" ", "", StringComparison.Ordinal) ?? "";
        return digits.Length == Length && digits.All(char.IsAsciiDigit)
            ? new SignInCode(digits)
            : new DomainError(DomainErrorCode.Invalid, $"A code has {Length} digits.", "code");
    }

    /// <summary>The digits.</summary>
    public string Reveal() => _digits ?? "";

    /// <summary>A word that gives nothing away.</summary>
    public override string ToString() => "(code)";
}

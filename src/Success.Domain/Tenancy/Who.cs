using System.Text.Json.Serialization;

namespace Success.Domain.Tenancy;

/// <summary>
/// Who did something, as the journal keeps it: <c>provider/mem_…</c>, <c>customer/cli_…</c>, <c>operator</c> or <c>system</c> (the default
/// value). It names nobody; whom the id stands for is in the tenant's deletable rows.
/// </summary>
[JsonConverter(typeof(JsonConverter))]
public readonly record struct Who
{
    const string SystemText = "system";
    const string OperatorText = "operator";

    Who(Side? side, Id<Member> member, Id<ApiClient> client, bool isOperator = false)
    {
        Side = side;
        Member = member;
        Client = client;
        IsOperator = isOperator;
    }

    /// <summary>Whoever operates the service, from its command line.</summary>
    public static Who Operator { get; } = new(null, default, default, isOperator: true);

    /// <summary>The side; null when the system acted by itself or an operator did.</summary>
    public Side? Side { get; }

    /// <summary>The member, or none.</summary>
    public Id<Member> Member { get; }

    /// <summary>The API client, or none.</summary>
    public Id<ApiClient> Client { get; }

    /// <summary>Whether it was an operator.</summary>
    public bool IsOperator { get; }

    /// <summary>A member of a side.</summary>
    public static Who Of(Side side, Id<Member> member) => new(side, member, default);

    /// <summary>An API client of a side.</summary>
    public static Who Of(Side side, Id<ApiClient> client) => new(side, default, client);

    /// <summary>Reads the text.</summary>
    public static Result<Who> Parse(string? text)
    {
        if (text is SystemText or OperatorText)
        {
            return text == SystemText ? default(Who) : Operator;
        }

        if (text?.Split('/') is not [var sideText, var idText] || ParseSide(sideText) is not { } side)
        {
            return new DomainError(DomainErrorCode.Invalid, "Somebody is 'system', 'operator', or 'provider/' or 'customer/' and an id.");
        }

        var member = Id<Member>.Parse(idText);
        return member.IsSuccess
            ? Of(side, member.Value)
            : Id<ApiClient>.Parse(idText).Then<Who>(client => Of(side, client));
    }

    /// <inheritdoc/>
    public override string ToString() => Side switch
    {
        null => IsOperator ? OperatorText : SystemText,
        Domain.Side.Provider => $"provider/{IdText}",
        _ => $"customer/{IdText}",
    };

    string IdText => Member.IsNone ? Client.ToString() : Member.ToString();

    static Side? ParseSide(string text) => text switch
    {
        "provider" => Domain.Side.Provider,
        "customer" => Domain.Side.Customer,
        _ => null,
    };

    sealed class JsonConverter() : TextValueConverter<Who>(Parse);
}

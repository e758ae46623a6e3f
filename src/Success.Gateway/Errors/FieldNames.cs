using Success.Domain;

namespace Success.Gateway.Errors;

/// <summary>How the fields of the domain are called in one input.</summary>
sealed class FieldNames
{
    readonly List<(string Domain, string Client)> _renamed = [];

    /// <summary>Says how a field, and whatever is below it, is called; longer ones are said first.</summary>
    public void Add(string domain, string client) => _renamed.Add((domain, client));

    /// <summary>The client's field for the domain's.</summary>
    public string Of(string field)
    {
        foreach (var (domain, client) in _renamed)
        {
            if (field == domain || field.StartsWith(domain + ".", StringComparison.Ordinal) || field.StartsWith(domain + "[", StringComparison.Ordinal))
            {
                return client + field[domain.Length..];
            }
        }

        return field;
    }

    /// <summary>A refusal, with every field as the client calls it.</summary>
    public DomainError Of(DomainError refusal) => refusal with
    {
        Field = refusal.Field is { } field ? Of(field) : null,
        Details = [.. refusal.Details.Select(Of)],
    };
}

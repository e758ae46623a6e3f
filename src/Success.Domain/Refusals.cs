using System.Globalization;

namespace Success.Domain;

/// <summary>Gathers everything that is wrong with an input, so that a form shows all its wrong fields at once.</summary>
public sealed class Refusals
{
    readonly List<DomainError> _found = [];

    /// <summary>Whether nothing was refused so far.</summary>
    public bool IsEmpty => _found.Count == 0;

    /// <summary>Refuses a field as <see cref="DomainErrorCode.Invalid"/> unless the condition holds; says whether it holds.</summary>
    public bool Require(bool condition, string field, string message)
    {
        if (!condition)
        {
            _found.Add(new(DomainErrorCode.Invalid, message, field));
        }

        return condition;
    }

    /// <summary>Adds a refusal; null is none.</summary>
    public void Add(DomainError? refusal)
    {
        if (refusal is { Details.Count: > 0 })
        {
            _found.AddRange(refusal.Details);
        }
        else if (refusal is not null)
        {
            _found.Add(refusal);
        }
    }

    /// <summary>The value of a part that was checked elsewhere; <c>default</c>, with its refusal gathered, when it has none.</summary>
    public T? Take<T>(Result<T> part)
    {
        Add(part.Error);
        return part.IsSuccess ? part.Value : default;
    }

    /// <summary>The value of a part whose fields are seen from here under <paramref name="field"/>.</summary>
    public T? Take<T>(Result<T> part, string field)
    {
        Add(part.Error?.Within(field));
        return part.IsSuccess ? part.Value : default;
    }

    /// <summary>One refusal for all: itself when there is one, otherwise a summary with <see cref="DomainError.Details"/>.</summary>
    /// <exception cref="InvalidOperationException">Nothing was refused.</exception>
    public DomainError ToError() => _found switch
    {
        [] => throw new InvalidOperationException("Nothing was refused."),
        [var only] => only,
        _ => new(
            DomainErrorCode.Invalid,
            string.Create(CultureInfo.InvariantCulture, $"{_found.Count} things are wrong here; each is listed with its field."))
        {
            Details = [.. _found],
        },
    };
}

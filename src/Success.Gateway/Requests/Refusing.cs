using Success.Domain;
using Success.Gateway.Errors;

namespace Success.Gateway.Requests;

/// <summary>Queries have no place for refusals in their types: there they become errors of the field that was asked for.</summary>
static class Refusing
{
    /// <summary>The value, or the refusal thrown.</summary>
    public static T OrRefuse<T>(this Result<T> result) => result.IsSuccess ? result.Value : throw new RefusedException(result.Error);

    /// <summary>The value, or the refusal thrown with the argument that is to blame.</summary>
    public static T OrRefuse<T>(this Result<T> result, string argument) =>
        result.IsSuccess ? result.Value : throw new RefusedException(result.Error with { Field = argument });
}

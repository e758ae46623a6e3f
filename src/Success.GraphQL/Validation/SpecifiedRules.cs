using Success.GraphQL.Validation.Rules;

namespace Success.GraphQL.Validation;

/// <summary>The rules of the specification, in the reference implementation's order, in which their errors at one node are reported.</summary>
static class SpecifiedRules
{
    public static ValidationRule[] Create(ValidationContext context) =>
    [
        new UniqueOperationNamesRule(context),
        new LoneAnonymousOperationRule(context),
        new FieldsOnCorrectTypeRule(context),
    ];
}

using System.Text;
using Success.GraphQL.Language;
using Success.GraphQL.Types;
using Success.GraphQL.Validation;

namespace Success.GraphQL.Tests.Validation;

public sealed class ValidatorTests
{
    static readonly Schema Schema = SchemaBuilder.Build(new Source(
        """
        type Query { name: String node(id: Int): Query }
        type Subscription { tick: Int }
        """u8.ToArray(),
        "schema.graphql"));

    [Theory]
    [InlineData("subscription S { tick @include(if: true) }", "Subscription \"S\" must not use `@skip` or `@include` directives in the top level selection.")]
    [InlineData("subscription { ... @skip(if: false) { tick } }", "Anonymous Subscription must not use `@skip` or `@include` directives in the top level selection.")]
    public void Validate_SubscriptionWhoseRootFieldMayBeMissing_IsRefused(string document, string message) =>
        Assert.Equal([message], Validate(document).Select(error => error.Message));

    [Fact]
    public void Validate_AsManyErrorsAsAllowed_ReportsThemAndOneMoreEndsIt()
    {
        var options = ValidationOptions.Default with { MaxErrors = 2 };

        Assert.Equal(2, Validate("{ a b }", options).Count);
        var errors = Validate("{ a b c d }", options);
        Assert.Equal(3, errors.Count);
        Assert.Equal("Too many validation errors, error limit reached. Validation aborted.", errors[^1].Message);
    }

    [Fact]
    public void Validate_MergingWithinItsBudget_IsAcceptedAndOneBeyondIsRefused()
    {
        // Four fields of one key are six pairs, each with one comparison.
        Assert.Empty(Validate("{ name name name name }", ValidationOptions.Default with { MaxFieldComparisons = 6 }));
        var error = Assert.Single(Validate("{ name name name name }", ValidationOptions.Default with { MaxFieldComparisons = 5 }));
        Assert.Equal(GraphQLErrorCodes.TooManyFieldComparisons, error.Code);
        Assert.Equal("The document's fields overlap so much that whether they merge takes more than 5 comparisons.", error.Message);
    }

    [Fact]
    public void Validate_WithoutSuggestions_TellsNothingOfTheSchema()
    {
        var options = ValidationOptions.Default with { Suggestions = false };

        var errors = Validate("{ nam node(idd: 1) { name } } fragment F on Quer { name }", options);

        Assert.Equal(4, errors.Count);
        Assert.DoesNotContain(errors, error => error.Message.Contains("Did you mean", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, "", 400)]
    [InlineData(401, "...", 403)]
    public void Validate_LongName_StandsInTheMessageAsFarAsAllowed(int length, string end, int expected)
    {
        var name = new string('n', length - "Cannot query field \"\" on type \"Query\".".Length);

        var error = Assert.Single(Validate($"{{ {name} }}"));

        Assert.Equal(expected, error.Message.Length);
        Assert.EndsWith(end.Length > 0 ? end : "\"Query\".", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    public void Validate_ManyPlacesOfOneError_AreNamedAsFarAsAllowed(int places, int expected)
    {
        var arguments = string.Join(' ', Enumerable.Repeat("id: 1", places));

        var error = Assert.Single(Validate($"{{ node({arguments}) {{ name }} }}"));

        Assert.Equal(expected, error.Locations.Count);
    }

    [Fact]
    public void Validate_CycleOfVeryManyFragments_IsFoundWithoutOverflowingTheStack()
    {
        var errors = Validate("{ name } " + ChainOfFragments(100_000));

        Assert.Contains(errors, error => error.Message.StartsWith("Cannot spread fragment \"F0\" within itself via", StringComparison.Ordinal));
    }

    [Fact]
    public void Validate_FieldsThatMeetVeryDeepInFragments_AreRefusedWithoutOverflowingTheStack()
    {
        var options = ValidationOptions.Default with { MaxFieldComparisons = int.MaxValue };

        var errors = Validate("{ node { ...F0 } node { ...F1 } } " + ChainOfFragments(100_000), options);

        Assert.Equal(GraphQLErrorCodes.TooManyFieldComparisons, errors[^1].Code);
    }

    static string ChainOfFragments(int length)
    {
        var document = new StringBuilder();
        for (var i = 0; i < length; i++)
        {
            document.Append("fragment F").Append(i).Append(" on Query { node { ...F").Append((i + 1) % length).Append(" } } ");
        }

        return document.ToString();
    }

    static IReadOnlyList<GraphQLError> Validate(string document, ValidationOptions? options = null) => Validator.Validate(
        Schema,
        Parser.Parse(new Source(Encoding.UTF8.GetBytes(document)), new ParserOptions { MaxTokens = int.MaxValue }),
        options ?? ValidationOptions.Default);
}

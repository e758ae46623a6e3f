namespace Success.GraphQL.Tests.Execution;

public sealed class GraphQLEngineTests
{
    readonly GraphQLEngine _engine = Sample.Engine();

    [Theory]
    [InlineData("{ hello }", """{"data":{"hello":"world"}}""")]
    [InlineData("{ a: hello __typename }", """{"data":{"a":"world","__typename":"Query"}}""")]
    [InlineData(
        "{ items(n: 2) { id name qty price active kind } }",
        """{"data":{"items":[{"id":"i0","name":"Item 0","qty":0,"price":0,"active":true,"kind":"HARD_WARE"},{"id":"i1","name":"Item 1","qty":1,"price":1.5,"active":false,"kind":"HARD_WARE"}]}}""")]
    [InlineData(
        "{ items(n: 4) { id maker { name } } }",
        """{"data":{"items":[{"id":"i0","maker":null},{"id":"i1","maker":{"name":"Maker of Item 1"}},{"id":"i2","maker":{"name":"Maker of Item 2"}},{"id":"i3","maker":null}]}}""")]
    [InlineData("{ slow { id similar(first: 2) { maker { name } } } }", """{"data":{"slow":{"id":"i7","similar":[{"maker":null},{"maker":{"name":"Maker of Item 1"}}]}}}""")]
    [InlineData("{ anything { __typename ... on Item { qty } ... on Maker { name } } }", """{"data":{"anything":[{"__typename":"Item","qty":1},{"__typename":"Maker","name":"Acme"}]}}""")]
    [InlineData("{ find(by: { name: \"x\" }) { name qty kind } }", """{"data":{"find":{"name":"x","qty":2,"kind":null}}}""")]
    [InlineData("{ find(by: {}) { name } }", """{"data":{"find":null}}""")]
    [InlineData("mutation { a: count b: count c: count }", """{"data":{"a":1,"b":2,"c":3}}""")]
    [InlineData(
        "mutation { boom }",
        """{"errors":[{"message":"Refused.","locations":[{"line":1,"column":12}],"path":["boom"],"extensions":{"code":"NO"}}],"data":{"boom":null}}""")]
    [InlineData(
        "{ __type(name: \"Kind\") { kind name enumValues { name isDeprecated } } }",
        """{"data":{"__type":{"kind":"ENUM","name":"Kind","enumValues":[{"name":"HARD_WARE","isDeprecated":false},{"name":"SOFT_WARE","isDeprecated":false}]}}}""")]
    [InlineData("{ nope }", """{"errors":[{"message":"Cannot query field \"nope\" on type \"Query\".","locations":[{"line":1,"column":3}],"extensions":{"code":"GRAPHQL_VALIDATION_FAILED"}}]}""")]
    public async Task Execute_Document_AnswersExactly(string document, string response) =>
        Assert.Equal(response, await _engine.AskAsync(document));

    [Theory]
    [InlineData("query($n: Int!) { items(n: $n) { id } }", """{"n":1}""", """{"data":{"items":[{"id":"i0"}]}}""")]
    [InlineData("query($on: Boolean!) { hello @include(if: $on) items(n: 0) { id } }", """{"on":false}""", """{"data":{"items":[]}}""")]
    [InlineData("query($on: Boolean!) { hello @include(if: $on) items(n: 0) { id } }", """{"on":true}""", """{"data":{"hello":"world","items":[]}}""")]
    [InlineData("query($by: Search!) { find(by: $by) { name kind } }", """{"by":{"name":null,"kind":"SOFT_WARE"}}""", """{"data":{"find":{"name":"null","kind":"SOFT_WARE"}}}""")]
    public async Task Execute_Variables_AreCoerced(string document, string variables, string response) =>
        Assert.Equal(response, await _engine.AskAsync(document, variables));

    [Theory]
    [InlineData("include", "false", "null")]
    [InlineData("include", "null", "false")]
    [InlineData("skip", "false", "null")]
    [InlineData("skip", "null", "false")]
    public async Task Execute_ConditionThatIsNull_IsNotTrueWhateverWasAskedBefore(string directive, string first, string second)
    {
        var document = $"query($on: Boolean = true) {{ hello @{directive}(if: $on) items(n: 0) {{ id }} }}";

        string[] answers =
        [
            await _engine.AskAsync(document, $"{{\"on\":{first}}}"),
            await _engine.AskAsync(document, $"{{\"on\":{second}}}"),
        ];

        var expected = directive == "include" ? """{"data":{"items":[]}}""" : """{"data":{"hello":"world","items":[]}}""";
        Assert.Equal([expected, expected], answers);
    }
}

using System.Text.Json.Nodes;
using Success.GraphQL.Differential.Execution;

namespace Success.GraphQL.Tests.Differences;

/// <summary>The reference process reads the text "$differs" as another one. That is the difference planted here.</summary>
public sealed class ReductionTests(ReferenceFixture fixture) : IClassFixture<ReferenceFixture>
{
    const string Schema = """
        "All there is." type Query { a(id: ID): A, other: [Int!], any: U }
        type A implements N { id: ID! text(kind: E = RED, in: In): String parts: [A!] }
        interface N { id: ID! }
        union U = A | B
        type B { b: Int }
        enum E { RED GREEN }
        input In { text: String, deep: [In!], number: Int = 3 }
        scalar S
        """;

    const string Document = """
        query Q($id: ID, $on: Boolean!, $in: In) {
          other
          a(id: $id) { ...F id @include(if: $on) }
          any { ... on B { b } ... on A { again: text } }
        }
        fragment F on A { id parts { id parts { late: text(kind: GREEN, in: $in) id } ... on N { id } } }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Execute_PlantedDifference_IsReducedToWhatDiffers(bool isAsynchronous)
    {
        var world = JsonNode.Parse("""
            { "other": [1, 2], "any": { "__typename": "B", "b": 1 },
              "a": { "id": "1", "text": "x", "parts": [{ "id": "2", "parts": [{ "id": "3", "text": "$differs" }, { "id": "4", "text": null }] }, { "id": "5" }] } }
            """)!.AsObject();
        Dictionary<string, Delivery> deliveries = isAsynchronous ? new() { ["A.parts"] = Delivery.Later, ["A.text"] = Delivery.Batched, ["Query.any"] = Delivery.Later } : [];
        var question = new Question(Schema, Document, "Q", new JsonObject { ["on"] = true, ["id"] = 7 }, world, deliveries);

        var difference = await new ExecutionComparison(fixture.Reference).FindAsync(question, number: 5);

        Assert.Equal(
            """
            { a { parts { parts { text } } } }
            --- world
            {"a":{"parts":[{"parts":[{"text":"$differs"}]}]}}
            --- schema
            type Query { a : A } type A { text : String parts : [ A ] }
            """,
            difference!.Question);
        Assert.Equal(("execute", 5), (difference.Kind, difference.Case));
        Assert.Equal("""{"data":{"a":{"parts":[{"parts":[{"text":"$differs"}]}]}}}""", difference.Ours);
        Assert.Equal("""{"data":{"a":{"parts":[{"parts":[{"text":"differs"}]}]}}}""", difference.Theirs);
    }

    [Fact]
    public async Task Coerce_PlantedDifference_IsReducedToWhatDiffers()
    {
        var variables = JsonNode.Parse("""
            { "id": 7, "on": false, "in": { "number": 4, "deep": [{ "number": null }, { "text": "$differs", "deep": [] }, { "text": "same" }] } }
            """)!.AsObject();
        var question = new Question(Schema, "query($id: ID, $on: Boolean!, $in: In) { other }", null, variables, [], new Dictionary<string, Delivery>());

        var difference = await new CoercionComparison(fixture.Reference).FindAsync(question, number: 5);

        Assert.Equal(
            """
            query ( $ in : In ) { other }
            --- variables
            {"in":"$differs"}
            --- schema
            type Query { other : Int } input In { number : Int }
            """,
            difference!.Question);
        Assert.Contains("got invalid value \\\"$differs\\\";", difference.Ours, StringComparison.Ordinal);
        Assert.Contains("got invalid value \\\"differs\\\";", difference.Theirs, StringComparison.Ordinal);
    }
}
